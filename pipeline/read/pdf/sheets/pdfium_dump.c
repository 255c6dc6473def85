/* Characters, path segments and objects of a page in one call each: PDFium asked in C instead of 20 times a character
   from Python. Compiled where a compiler is found, see native.py; PDFium's entry points are handed in, so nothing is
   linked. The structs are the dtypes RUN, SEGMENT and OBJECT of dump.py. No more is written than the caller has room
   for, whatever PDFium says. */
#include <stdint.h>

typedef void *P;
typedef struct { float l, t, r, b; } Loose;
typedef struct { float a, b, c, d, e, f; } Matrix;
typedef struct { uint64_t object, font; double a, b, c, d, size, descent; int64_t first; } Run;
typedef struct {                /* columns with room for `most` characters each */
  double *places;               /* four of them: x and y of the origin, on the writing line; left and right end */
  double (*tight)[4];           /* left, bottom, right, top of turned or mirrored text, or NULL */
  uint32_t *code;
  uint8_t *unknown;             /* 1: PDFium has no meaning for it */
  uint8_t *apart;               /* 1: PDFium made up a blank before it */
  Run *run;                     /* what characters of one text object that follow each other share */
} Chars;
typedef struct { int32_t kind, closed, path, paint; float x, y; } Segment; /* paint: 1 stroked, 2 filled */
typedef struct { int32_t kind, depth; uint64_t handle; } Object;
typedef struct { Segment *segment; Object *object; int most_segments, most_objects, segments, objects, paths; } Found;

enum { COUNT_CHARS, UNICODE, LOOSE, SIZE, TEXT_OBJECT, GENERATED, CHAR_MATRIX, FONT, DESCENT, ORIGIN, TIGHT, NO_UNICODE,
       COUNT_OBJECTS, GET_OBJECT, TYPE, MATRIX, COUNT_SEGMENTS, GET_SEGMENT, POINT, KIND, CLOSE, DRAW_MODE, COUNT_FORM,
       GET_FORM, FILL_COLOUR, ENTRIES };
enum { BLANK = 0x20 }; /* PDFium makes up blanks and line ends, no other characters */
static void *F[ENTRIES];
#define CALL(n, result, ...) ((result (*)(__VA_ARGS__))F[n])

int planlese_init(void **entries, int count) {
  if (count != ENTRIES) return 0;
  for (int i = 0; i < ENTRIES; i++) F[i] = entries[i];
  return (int)sizeof(Run) * 1000000 + (int)sizeof(Segment) * 1000 + (int)sizeof(Object);
}

/* What the characters of a text object share, from the first of them, number `i` of the page. */
static void look(P text, int i, P object, Run *run) {
  Matrix m = {1, 0, 0, 1, 0, 0};
  CALL(CHAR_MATRIX, int, P, int, Matrix *)(text, i, &m);
  run->a = m.a; run->b = m.b; run->c = m.c; run->d = m.d;
  run->size = (float)CALL(SIZE, double, P, int)(text, i);
  run->object = (uint64_t)(uintptr_t)object;
  run->font = (uint64_t)(uintptr_t)CALL(FONT, P, P)(object);
}

/* The box of what is inked of character `i`, to single precision. */
static void ink(P text, int i, double tight[4]) {
  double l = 0, r = 0, b = 0, t = 0;
  CALL(TIGHT, int, P, int, double *, double *, double *, double *)(text, i, &l, &r, &b, &t);
  tight[0] = (float)l; tight[1] = (float)b; tight[2] = (float)r; tight[3] = (float)t;
}

/* Fills the columns with the first `most` characters that are drawn; gives their number, in `counts` that of the runs,
   and of the runs that are turned. A run has a character at least, so that `most` of them have room as well. */
int planlese_chars(P text, const Chars *out, int most, int counts[2]) {
  int n = CALL(COUNT_CHARS, int, P)(text), k = 0, count = 0, turned = 0;
  double *x = out->places, *y = x + most, *left = y + most, *right = left + most;
  counts[1] = 0;
  P last = 0;
  float descent = 0;
  int apart = 0;
  for (int i = 0; i < n && k < most; i++) {
    P object = CALL(TEXT_OBJECT, P, P, int)(text, i);
    uint32_t code = CALL(UNICODE, unsigned, P, int)(text, i);
    if (!object || (code <= BLANK && CALL(GENERATED, int, P, int)(text, i) == 1)) {
      apart |= code == BLANK;
      continue;
    }
    if (object != last) {
      Run *run = out->run + count;
      look(text, i, object, run);
      if (!count || run->font != run[-1].font) {
        descent = 0;
        CALL(DESCENT, int, P, float, float *)((P)(uintptr_t)run->font, 1000.f, &descent);
      }
      run->descent = descent; run->first = k;
      turned = run->b != 0 || run->c != 0 || run->a <= 0;
      counts[1] += turned;
      last = object; count++;
    }
    Loose box = {0, 0, 0, 0};
    x[k] = y[k] = 0;
    CALL(ORIGIN, int, P, int, double *, double *)(text, i, x + k, y + k);
    CALL(LOOSE, int, P, int, Loose *)(text, i, &box);
    if (turned && out->tight) ink(text, i, out->tight[k]);
    left[k] = box.l; right[k] = box.r;
    out->code[k] = code;
    out->unknown[k] = CALL(NO_UNICODE, int, P, int)(text, i) == 1;
    out->apart[k] = apart; apart = 0;
    k++;
  }
  counts[0] = count;
  return k;
}

static void path(P object, Matrix m, Found *f) {
  int fill = 0, stroke = 0, n = CALL(COUNT_SEGMENTS, int, P)(object);
  CALL(DRAW_MODE, int, P, int *, int *)(object, &fill, &stroke);
  if (!fill && !stroke) return;
  f->paths++;
  for (int i = 0; i < n; i++, f->segments++) {
    if (f->segments >= f->most_segments) continue;
    Segment *s = f->segment + f->segments;
    P segment = CALL(GET_SEGMENT, P, P, int)(object, i);
    float x = 0, y = 0;
    CALL(POINT, int, P, float *, float *)(segment, &x, &y);
    s->kind = CALL(KIND, int, P)(segment); s->closed = CALL(CLOSE, int, P)(segment);
    s->path = f->paths; s->paint = (stroke ? 1 : 0) | (fill ? 2 : 0);
    s->x = m.a * x + m.c * y + m.e; s->y = m.b * x + m.d * y + m.f;
  }
}

static Matrix times(Matrix m, Matrix n) {
  Matrix r = {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d, m.c * n.a + m.d * n.c, m.c * n.b + m.d * n.d,
              m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
  return r;
}

static void walk(P parent, int depth, Matrix ctm, Found *f) {
  int n = depth ? CALL(COUNT_FORM, int, P)(parent) : CALL(COUNT_OBJECTS, int, P)(parent);
  for (int i = 0; i < n; i++) {
    P object = depth ? CALL(GET_FORM, P, P, unsigned long)(parent, (unsigned long)i) : CALL(GET_OBJECT, P, P, int)(parent, i);
    int type = CALL(TYPE, int, P)(object);
    Matrix m = {1, 0, 0, 1, 0, 0};
    if (type == 2 || type == 5) {
      CALL(MATRIX, int, P, Matrix *)(object, &m);
      m = times(m, ctm);
    }
    if (type == 2) path(object, m, f);
    if (type == 5 && depth < 16) walk(object, depth + 1, m, f);
    if (type == 1 || type == 3) {
      if (f->objects < f->most_objects) {
        Object *o = f->object + f->objects;
        o->kind = type; o->depth = depth; o->handle = (uint64_t)(uintptr_t)object;
      }
      f->objects++;
    }
  }
}

/* Red, green, blue and opacity of n text objects, up to 255; what PDFium does not know stays as it is. */
void planlese_colours(const uint64_t *object, int n, uint32_t (*colour)[4]) {
  for (int i = 0; i < n; i++) {
    uint32_t *c = colour[i];
    CALL(FILL_COLOUR, int, P, unsigned *, unsigned *, unsigned *, unsigned *)(
        (P)(uintptr_t)object[i], c, c + 1, c + 2, c + 3);
  }
}

void planlese_drawn(P page, Segment *segment, int most_segments, Object *object, int most_objects, int *counts) {
  Found f = {segment, object, most_segments, most_objects, 0, 0, 0};
  Matrix one = {1, 0, 0, 1, 0, 0};
  walk(page, 0, one, &f);
  counts[0] = f.segments; counts[1] = f.objects;
}
