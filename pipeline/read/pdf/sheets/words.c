/* The words of an ordinary page in one pass: what glyphs.py and words.py do with numpy, number for number. Where glyphs
   are printed twice or stand in a heap, letters are set apart, or a soft hyphen or a row of dots is printed, -1 leaves the page to
   them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct { const double *x0, *top, *x1, *bottom, *base, *size; const int64_t *font; const uint32_t *code; const uint8_t *apart; } Glyphs;
typedef struct { double *x0, *top, *x1, *bottom, *base, *size; int64_t *font, *band; uint32_t *letters; } Words;
typedef struct { double place; int64_t band; int first, end; } Piece; /* glyphs drawn one after the other */

#define INITIAL 0.45
#define OVER 0.3
#define HALF 0.5
#define WIDE 0.25
#define NARROW 0.17
#define OFTEN 0.05
#define COLUMN 1.0
enum { LAST_BLANK = 0x3001, HYPHEN = 0x2010, SHY = 0xAD, MOST_NEAR = 8, WINDOW = 9, MOSTLY = 7, LEADER = 4, AROUND = 4 };

static int before(const void *one, const void *other) {
  const Piece *p = one, *q = other;
  if (p->band != q->band) return p->band < q->band ? -1 : 1;
  if (p->place != q->place) return p->place < q->place ? -1 : 1;
  return p->first - q->first;
}

/* As `bands`: the writing lines numbered from the top. */
static void find_bands(const Glyphs *g, int n, Piece *piece, int64_t *band) {
  int count = 0, number = 0;
  for (int i = 0; i < n; i++) {
    if (!i || g->base[i] != g->base[i - 1] || g->size[i] != g->size[i - 1])
      piece[count++] = (Piece){g->base[i], 0, i, i};
    piece[count - 1].end = i + 1;
  }
  qsort(piece, count, sizeof *piece, before);
  for (int k = 0; k < count; k++) {
    double size = 0.2 * g->size[piece[k].first];
    if (k && piece[k].place - piece[k - 1].place > (size < 2 ? size : 2)) number++;
    for (int i = piece[k].first; i < piece[k].end; i++) band[i] = number;
  }
}

/* Sorts pieces by band and place. Most are drawn from left to right, so that putting bands together is enough. */
static void sort(Piece *piece, int count, Piece *sorted, int *start, int bands) {
  memset(start, 0, (bands + 1) * sizeof *start);
  for (int k = 0; k < count; k++) start[piece[k].band + 1]++;
  for (int b = 0; b < bands; b++) start[b + 1] += start[b];
  for (int k = 0; k < count; k++) sorted[start[piece[k].band]++] = piece[k];
  for (int k = 1; k < count; k++)
    if (before(sorted + k - 1, sorted + k) > 0) {
      qsort(sorted, count, sizeof *sorted, before);
      return;
    }
}

/* As `reading`: band by band from left to right, what was drawn in one go together. */
static void find_order(const Glyphs *g, int n, Piece *piece, const int64_t *band, int *order) {
  int count = 0, at = 0;
  Piece *sorted = piece + n;
  for (int i = 0; i < n; i++) {
    double gap = i ? g->x0[i] - g->x1[i - 1] : 0;
    if (!i || band[i] != band[i - 1] || gap > 0.15 * g->size[i] || gap < -0.5 * g->size[i])
      piece[count++] = (Piece){g->x0[i], band[i], i, i};
    piece[count - 1].end = i + 1;
  }
  sort(piece, count, sorted, order, n);
  for (int k = 0; k < count; k++)
    for (int i = sorted[k].first; i < sorted[k].end; i++) order[at++] = i;
}

/* As `doubled`: whether glyph number k of the order repeats one of its band before it, or stands in a heap. */
static int is_doubled(const Glyphs *g, const int64_t *band, const int *order, int k) {
  int i = order[k];
  for (int back = 1; back <= k && band[order[k - back]] == band[i]; back++) {
    int j = order[k - back];
    if (g->x0[i] - g->x0[j] >= 0.45 * (g->x1[i] - g->x0[i])) return 0;
    if (back > MOST_NEAR || g->code[j] == g->code[i]) return 1;
  }
  return 0;
}

static double gap(const Glyphs *g, const int *order, int k) { return g->x0[order[k]] - g->x1[order[k - 1]]; }

static double wide(const Glyphs *g, const int *order, int k) {
  double one = g->size[order[k]], other = g->size[order[k - 1]];
  return one > other ? one : other;
}

/* A gap between letters that touch each other, or stand in two columns. */
static int is_close(const Glyphs *g, const int *order, int k) {
  double white = gap(g, order, k) / wide(g, order, k);
  return white < 0.06 || white > COLUMN;
}

/* As `stands_out`: a gap between letters that touch their other neighbours. */
static int stands_out(const Glyphs *g, const int *order, int n, int k) {
  double white = gap(g, order, k);
  if (white <= 0 || g->code[order[k]] == HYPHEN || !(white / wide(g, order, k) > 0.12)) return 0;
  return (k <= 1 || is_close(g, order, k - 1)) && (k + 1 >= n || is_close(g, order, k + 1));
}

/* As `made_up`: PDFium sees a blank before the glyph, and most gaps around it are narrower. */
static int made_up(const Glyphs *g, int n, const uint8_t *blank, const int64_t *band, const int *order, int k) {
  static const uint32_t opening[] = {'(', '[', '{', 0x201E, 0x201A},
                        closing[] = {')', ']', '}', ',', ';', '.', ':', '!', '?', 0x201C, 0x2018, '-', 0x2010};
  double own = gap(g, order, k) / wide(g, order, k);
  if (!g->apart[order[k]] || !(own > 0.04)) return 0;
  for (size_t c = 0; c < sizeof opening / sizeof *opening; c++) if (g->code[order[k - 1]] == opening[c]) return 0;
  for (size_t c = 0; c < sizeof closing / sizeof *closing; c++) if (g->code[order[k]] == closing[c]) return 0;
  int pairs = 0, far = 0;
  for (int j = k - AROUND; j <= k + AROUND; j++) {
    if (j == k || j < 1 || j >= n) continue;
    int i = order[j], last = order[j - 1];
    if (band[i] != band[order[k]] || band[last] != band[i] || blank[i] || blank[last]) continue;
    pairs++;
    far += gap(g, order, j) / wide(g, order, j) > 0.5 * own;
  }
  return 2 * far <= pairs;
}

/* As `_cut`: gives the number of words; `letters` are theirs with line ends between them. */
static int cut(const Glyphs *g, int n, const uint8_t *blank, const int64_t *band, const int *order, const Words *out,
               int *letters) {
  int count = 0, blanks = 0, told = 0, written = 0, apart = 0, dots = 0, w = -1;
  for (int i = 0; i < n; i++) blanks += blank[i], told += g->apart[i];
  double narrow = (double)blanks / n > OFTEN ? WIDE : NARROW, untold = (double)told / n > OFTEN ? WIDE : narrow;
  for (int k = 0; k < n; k++) {
    int i = order[k], last = k ? order[k - 1] : i, starts = 1;
    if (band[i] == band[last] && g->x0[i] < g->x0[last]) return -1;
    if (blank[i]) continue;
    if (is_doubled(g, band, order, k)) return -1;
    dots = g->code[i] == '.' ? dots + 1 : 0;
    if (dots >= LEADER) return -1;
    if (k && band[i] == band[last] && !blank[last]) {
      double white = gap(g, order, k), size = wide(g, order, k);
      int far = white > (g->apart[i] ? narrow : untold) * size;
      apart = (apart << 1 | (far && white < size)) & ((1 << WINDOW) - 1);
      if (apart && __builtin_popcount(apart) >= MOSTLY) return -1;
      int label = g->code[last] == ':' && g->font[i] != g->font[last];
      int over = white < -OVER * size && white < -HALF * (g->x1[last] - g->x0[last]);
      starts = label || g->size[i] < INITIAL * g->size[last] || far || over || stands_out(g, order, n, k) ||
               made_up(g, n, blank, band, order, k);
    }
    if (starts) {
      if (count) out->letters[written++] = '\n';
      w = count++;
      out->x0[w] = g->x0[i]; out->top[w] = g->top[i]; out->x1[w] = g->x1[i]; out->bottom[w] = g->bottom[i];
      out->base[w] = g->base[i]; out->size[w] = g->size[i]; out->font[w] = g->font[i]; out->band[w] = band[i];
    }
    if (g->top[i] < out->top[w]) out->top[w] = g->top[i];
    if (g->x1[i] > out->x1[w]) out->x1[w] = g->x1[i];
    if (g->bottom[i] > out->bottom[w]) out->bottom[w] = g->bottom[i];
    if (g->size[i] > out->size[w]) out->size[w] = g->size[i];
    out->letters[written++] = g->code[i];
  }
  *letters = written;
  return count;
}

/* For each of n middles of words the number of the last cell it stands in, -1 for none. */
void planlese_owners(const double *x, const double *y, int n, const double (*cell)[4], int cells, int64_t *owner) {
  for (int i = 0; i < n; i++) {
    int c = cells - 1;
    while (c >= 0 && !(x[i] >= cell[c][0] && x[i] < cell[c][2] && y[i] >= cell[c][1] && y[i] < cell[c][3])) c--;
    owner[i] = c;
  }
}

/* `blanks` says of each character up to LAST_BLANK whether it is one, and that none after it is. */
int planlese_words(const Glyphs *g, int n, const uint8_t *blanks, double *places, int64_t *numbers, uint32_t *letters,
                   int *written) {
  Words out = {places,         places + n,  places + 2 * n, places + 3 * n, places + 4 * n,
               places + 5 * n, numbers,     numbers + n,    letters};
  Piece *piece = malloc(n * (2 * sizeof *piece + sizeof(int64_t) + sizeof(int) + 1) + sizeof(int));
  if (!piece) return -1;
  int64_t *band = (int64_t *)(piece + 2 * n);
  int *order = (int *)(band + n), count = 0;
  uint8_t *blank = (uint8_t *)(order + n + 1);
  for (int i = 0; i < n; i++) {
    double sum = g->x0[i] + g->top[i] + g->x1[i] + g->bottom[i] + g->base[i] + g->size[i];
    if (sum - sum != 0 || g->code[i] == SHY) count = -1;
    blank[i] = blanks[g->code[i] < LAST_BLANK ? g->code[i] : LAST_BLANK];
  }
  if (!count) {
    find_bands(g, n, piece, band);
    find_order(g, n, piece, band, order);
    count = cut(g, n, blank, band, order, &out, written);
  }
  free(piece);
  return count;
}
