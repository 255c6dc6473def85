/* The map of what words cover and the gutters in it: what `area_of` of areas.py and `_longest` of gutters.py do with
   numpy, number for number. */

enum { GUTTER = 4 /* as in gutters.py */, LEAST_ROWS = 3, LEAST_SHARED = 2 };

/* Of n words in these rows, from one bin to another; `change` has room for a number a bin, all of them 0. */
void planlese_covered(const int64_t *row, const int64_t *first, const int64_t *last, int n, int rows, int bins,
                      int32_t *change, uint8_t *covered) {
  for (int i = 0; i < n; i++) {
    change[row[i] * bins + first[i]]++;
    change[row[i] * bins + last[i]]--;
  }
  for (int r = 0; r < rows; r++, change += bins, covered += bins)
    for (int b = 0, open = 0; b < bins; b++) covered[b] = (open += change[b]) > 0;
}

typedef struct { int count, top, end; } Side; /* of a stretch: how many rows have text there, from where to where */
typedef struct { int open, start; Side left, right; } Stretch;

static void count_row(Side *side, int row) {
  if (!side->count++) side->top = row;
  side->end = row;
}

/* A strip is free up to this row: if its stretch has more text on both sides than those before, it is the best. */
static void close_stretch(Stretch *s, int row, int64_t *first, int64_t *last, int64_t *score) {
  int count = s->left.count < s->right.count ? s->left.count : s->right.count;
  int top = s->left.top > s->right.top ? s->left.top : s->right.top;
  int end = s->left.end < s->right.end ? s->left.end : s->right.end;
  int64_t own = (int64_t)count * 100 + row - s->start;
  if (count >= LEAST_ROWS && end - top >= LEAST_SHARED && own > *score) {
    *first = s->start; *last = row; *score = own;
  }
  s->open = 0;
}

/* For each strip of GUTTER bins the first row, the row behind the last, and the score of its best stretch; 0 for none.
   Gives the number of strips, -1 where there is no room for them. */
int planlese_strips(const uint8_t *covered, int rows, int bins, int64_t *first, int64_t *last, int64_t *score) {
  int strips = bins + 1 - GUTTER;
  Stretch *stretch = calloc(strips > 0 ? strips : 1, sizeof *stretch);
  if (!stretch) return -1;
  for (int r = 0; r <= rows; r++, covered += bins) {
    int begin = bins, end = -1; /* where the text of the row begins and ends */
    for (int b = 0; r < rows && b < bins; b++) if (covered[b]) { if (b < begin) begin = b; end = b; }
    int next = bins + GUTTER; /* the next bin that is covered */
    for (int b = bins - 1; r < rows && b >= strips; b--) if (covered[b]) next = b;
    for (int b = strips - 1; b >= 0; b--) {
      Stretch *s = stretch + b;
      if (r < rows && covered[b]) next = b;
      if (r == rows || next - b < GUTTER) {
        if (s->open) close_stretch(s, r, first + b, last + b, score + b);
        continue;
      }
      if (!s->open) *s = (Stretch){1, r, {0}, {0}};
      if (b > begin) count_row(&s->left, r);
      if (b + GUTTER <= end) count_row(&s->right, r);
    }
  }
  free(stretch);
  return strips;
}
