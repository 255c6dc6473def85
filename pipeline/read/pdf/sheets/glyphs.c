/* The glyphs of a page whose text stands upright: what `_glyphs` of pdfium.py does with numpy, number for number. */

enum { LINE_END = 0x2, NO_CHARACTER = 0xFFFE, UNMAPPED = 0xFFFD, SOFT = 0xAD, NOTHING = 0x200B };

/* As `_codes`: the character number k as it is printed. */
static uint32_t printed(const double *x, const double *y, const uint32_t *code, const uint8_t *unknown, int k) {
  uint32_t c = code[k] == LINE_END || code[k] == NO_CHARACTER ? '-' : code[k];
  if (!c || unknown[k]) return UNMAPPED;
  return c == SOFT && k && x[k] == x[k - 1] && y[k] == y[k - 1] ? NOTHING : c;
}

static int is_again(const double *x0, const double *x1, int k) { return x0[k] == x0[k - 1] && x1[k] == x1[k - 1]; }

/* As `_shared`: letters of a ligature have one box and each takes its part of it; `drawn` is the run of each. */
static void share(double *x0, double *x1, const double *base, const Run *run, const int64_t *drawn, int n) {
  int k = 1, end;
  while (k < n && !is_again(x0, x1, k)) k++;
  if (k >= n) return;
  for (k = 0; k < n; k = end) {
    end = k + 1;
    while (end < n && is_again(x0, x1, end) && x1[end] > x0[end] && base[end] == base[end - 1] &&
           run[drawn[end]].object == run[drawn[end - 1]].object)
      end++;
    double part = (x1[k] - x0[k]) / (end - k);
    for (int i = k; i < end; i++) {
      x0[i] += part * (i - k);
      if (end - k > 1) x1[i] = x0[i] + part;
    }
  }
}

/* `places` are columns of n: x and y of the origin, left and right end; `lengths` has room for x0, top, x1, bottom, base
   and size of all, `font` takes the number of the font in `fonts`. */
void planlese_glyphs(const double *const places[4], const uint32_t *code, const uint8_t *unknown, const Run *run,
                     int runs, int n, const double layout[6], const uint64_t *fonts, double *lengths, int64_t *font,
                     uint32_t *told) {
  const double *x = places[0], *y = places[1], *left = places[2], *right = places[3];
  double *x0 = lengths, *top = x0 + n, *x1 = top + n, *bottom = x1 + n, *base = bottom + n, *size = base + n;
  for (int r = 0; r < runs; r++) {
    double tall = run[r].d * run[r].size, below = run[r].descent / 1000 * tall;
    int64_t end = r + 1 < runs ? run[r + 1].first : n;
    for (int64_t k = run[r].first; k < end; k++) {
      base[k] = x[k] * layout[1] + y[k] * layout[3] + layout[5];
      bottom[k] = base[k] - below;
      top[k] = bottom[k] - tall;
      x0[k] = left[k] + layout[4];
      x1[k] = right[k] + layout[4];
      size[k] = tall;
      font[k] = r;
      told[k] = printed(x, y, code, unknown, (int)k);
    }
  }
  share(x0, x1, base, run, font, n);
  for (int k = 0; k < n; k++) {
    int64_t number = 0;
    while (fonts[number] != run[font[k]].font) number++;
    font[k] = number;
  }
}
