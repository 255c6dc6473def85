/* Characters, path segments and objects of a page in one call each: PDFium asked in C instead of 20 times a character
   from Python. Compiled where a compiler is found, see native.py; PDFium's entry points are handed in, so nothing is
   linked. The structs are the dtypes CHAR, SEGMENT and OBJECT of native.py. */
#include <stdint.h>

typedef void *P;
typedef struct { float l, t, r, b; } Loose;
typedef struct { float a, b, c, d, e, f; } Matrix;
typedef struct {
  double x, y;                        /* origin: on the writing line */
  float left, right;                  /* loose box, along the line */
  float tight_l, tight_b, tight_r, tight_t;
  float a, b, c, d, size, descent;
  uint32_t code, flags;               /* flags: 1 no Unicode known */
  uint64_t font, object;
} Char;
typedef struct { int32_t kind, closed, path, paint; float x, y; } Segment; /* paint: 1 stroked, 2 filled */
typedef struct { int32_t kind, pad; float l, b, r, t; uint64_t handle; } Object;
typedef struct { Segment *segment; Object *object; int most_segments, most_objects, segments, objects, paths; } Found;

enum { COUNT_CHARS, UNICODE, LOOSE, SIZE, TEXT_OBJECT, GENERATED, CHAR_MATRIX, FONT, DESCENT, ORIGIN, TIGHT, NO_UNICODE,
       COUNT_OBJECTS, GET_OBJECT, TYPE, MATRIX, COUNT_SEGMENTS, GET_SEGMENT, POINT, KIND, CLOSE, DRAW_MODE, COUNT_FORM,
       GET_FORM, BOUNDS, ENTRIES };
static void *F[ENTRIES];
#define CALL(n, result, ...) ((result (*)(__VA_ARGS__))F[n])

int planlese_init(void **entries, int count) {
  if (count != ENTRIES) return 0;
  for (int i = 0; i < ENTRIES; i++) F[i] = entries[i];
  return (int)sizeof(Char) * 1000000 + (int)sizeof(Segment) * 1000 + (int)sizeof(Object);
}

int planlese_chars(P text, Char *out, int most) {
  int n = CALL(COUNT_CHARS, int, P)(text), k = 0;
  P object = 0, font = 0, last_object = 0, last_font = 0;
  float descent = 0, size = 0;
  Matrix m = {1, 0, 0, 1, 0, 0};
  for (int i = 0; i < n && k < most; i++) {
    if (CALL(GENERATED, int, P, int)(text, i) == 1) continue;
    object = CALL(TEXT_OBJECT, P, P, int)(text, i);
    if (!object) continue;
    if (object != last_object) {
      last_object = object;
      font = CALL(FONT, P, P)(object);
      if (font != last_font) { last_font = font; CALL(DESCENT, int, P, float, float *)(font, 1000.f, &descent); }
      size = (float)CALL(SIZE, double, P, int)(text, i);
      CALL(CHAR_MATRIX, int, P, int, Matrix *)(text, i, &m);
    }
    Char *c = out + k++;
    Loose box = {0, 0, 0, 0};
    double l = 0, r = 0, b = 0, t = 0;
    c->code = CALL(UNICODE, unsigned, P, int)(text, i);
    c->flags = CALL(NO_UNICODE, int, P, int)(text, i) == 1;
    CALL(ORIGIN, int, P, int, double *, double *)(text, i, &c->x, &c->y);
    CALL(LOOSE, int, P, int, Loose *)(text, i, &box);
    if (m.b != 0 || m.c != 0 || m.a <= 0)
      CALL(TIGHT, int, P, int, double *, double *, double *, double *)(text, i, &l, &r, &b, &t);
    c->left = box.l; c->right = box.r;
    c->tight_l = (float)l; c->tight_b = (float)b; c->tight_r = (float)r; c->tight_t = (float)t;
    c->a = m.a; c->b = m.b; c->c = m.c; c->d = m.d; c->size = size; c->descent = descent;
    c->font = (uint64_t)font; c->object = (uint64_t)object;
  }
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
    if (type == 2 || type == 5) CALL(MATRIX, int, P, Matrix *)(object, &m);
    m = times(m, ctm);
    if (type == 2) path(object, m, f);
    if (type == 5 && depth < 16) walk(object, depth + 1, m, f);
    if (type == 1 || type == 3) {
      if (f->objects < f->most_objects) {
        Object *o = f->object + f->objects;
        o->kind = type; o->pad = depth; o->handle = (uint64_t)object;
        CALL(BOUNDS, int, P, float *, float *, float *, float *)(object, &o->l, &o->b, &o->r, &o->t);
      }
      f->objects++;
    }
  }
}

void planlese_drawn(P page, Segment *segment, int most_segments, Object *object, int most_objects, int *counts) {
  Found f = {segment, object, most_segments, most_objects, 0, 0, 0};
  Matrix one = {1, 0, 0, 1, 0, 0};
  walk(page, 0, one, &f);
  counts[0] = f.segments; counts[1] = f.objects;
}
