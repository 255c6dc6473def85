/* Rules, filled boxes, marks and icons from path segments: what `shapes` of paths.py does with numpy, number for number.
   A shape is the segments of a path from one move to the next. Where some may be dots of a rule, -1 leaves the page to
   numpy. */

#define SLANT 0.01
#define LEAST 2.0
#define MARK 7.0
#define ICON 14.0
#define CORNER 14.0
#define THIN 2.5 /* as in dots.py, of which LONG and DOTS are too */
#define LONG 9.0
enum { BEZIER_TO = 1, MOVE_TO = 2, FILLED = 2, DOTS = 8 };
enum { ACROSS, DOWN, BOXES, MARKS, ICONS };

typedef struct { double x, y; } Point;
typedef struct { double *rows[5]; int counts[5], dots[2]; } Shapes; /* rows of four numbers, of icons five */

static double least(double a, double b) { return a < b || a != a ? a : b; }
static double most(double a, double b) { return a > b || a != a ? a : b; }
static double far(double a, double b) { return a > b ? a - b : b - a; }

static void add(Shapes *out, int kind, const double *box, int columns) {
  double *row = out->rows[kind] + columns * out->counts[kind]++;
  for (int i = 0; i < columns; i++) row[i] = box[i];
}

/* A straight piece that lies or stands is a rule. */
static void rule(Shapes *out, Point a, Point b) {
  double x0 = least(a.x, b.x), x1 = most(a.x, b.x), y0 = least(a.y, b.y), y1 = most(a.y, b.y);
  double x = (x0 + x1) / 2, y = (y0 + y1) / 2;
  if (y1 - y0 < SLANT && x1 - x0 >= 1) add(out, ACROSS, (double[]){x0, y, x1, y}, 4);
  if (x1 - x0 < SLANT && y1 - y0 >= 1) add(out, DOWN, (double[]){x, y0, x, y1}, 4);
}

/* Whether the piece that ends at segment `i` is one between the points of a wide curve, of which it is the `part`-th. */
static int is_pulled(const Segment *s, const Point *p, int n, int i, int part) {
  int first = i - part, end = first + 2;
  if (end >= n || end < 3) return 0;
  for (int k = first; k <= end; k++) if (s[k].kind != BEZIER_TO) return 0;
  return far(p[end].x, p[end - 3].x) > CORNER && far(p[end].y, p[end - 3].y) > CORNER;
}

/* As `_is_box`: four or five corners of which each shares a coordinate with the next. */
static int is_box(const Point *p, int size) {
  if (size != 4 && size != 5) return 0;
  for (int n = 0; n < 3; n++)
    if (!(far(p[n].x, p[n + 1].x) < SLANT || far(p[n].y, p[n + 1].y) < SLANT)) return 0;
  return 1;
}

static void shape(Shapes *out, const Segment *s, const Point *p, int size) {
  double box[5] = {p->x, p->y, p->x, p->y, size};
  for (int i = 1; i < size; i++) {
    box[0] = least(box[0], p[i].x); box[1] = least(box[1], p[i].y);
    box[2] = most(box[2], p[i].x); box[3] = most(box[3], p[i].y);
  }
  double wide = box[2] - box[0], high = box[3] - box[1];
  int filled = (s->paint & FILLED) && size > 2, ring = s[size - 1].kind == BEZIER_TO && size > 8;
  int small = (filled || ring) && wide > 1 && wide <= MARK && high > 1 && high <= MARK;
  out->dots[0] += high <= THIN && wide <= LONG;
  out->dots[1] += wide <= THIN && high <= LONG;
  if (small) add(out, MARKS, box, 4);
  if (filled && !small && is_box(p, size)) add(out, BOXES, box, 4);
  if (!small && wide > LEAST && wide <= ICON && high > LEAST && high <= ICON) add(out, ICONS, box, 5);
}

static int end_of(const Segment *s, int n, int start) {
  int end = start + 1;
  while (end < n && s[end].kind != MOVE_TO && s[end].path == s[end - 1].path) end++;
  return end;
}

/* `layout` takes the points of the page space to the page, `point` has room for all of them; `rows` have room for twice
   as many rules of either kind as there are segments, and for as many other shapes. */
int planlese_shapes(const Segment *s, int n, const double layout[6], Point *point, double *const rows[5], int counts[5]) {
  Shapes out = {{rows[0], rows[1], rows[2], rows[3], rows[4]}, {0}, {0}};
  int lines = 1, end, curves = 0, part = 0;
  for (int i = 0; i < n; i++) {
    point[i].x = (double)s[i].x * layout[0] + (double)s[i].y * layout[2] + layout[4];
    point[i].y = (double)s[i].x * layout[1] + (double)s[i].y * layout[3] + layout[5];
    curves += s[i].kind == BEZIER_TO;
  }
  for (int start = 0; start < n; start = end) {
    end = end_of(s, n, start);
    lines &= end - start < 3;
    for (int i = start; i < end; i++) {
      int pulled = s[i].kind == BEZIER_TO && curves % 3 == 0 && is_pulled(s, point, n, i, part);
      part = (part + (s[i].kind == BEZIER_TO)) % 3;
      if (i > start && !pulled) rule(&out, point[i - 1], point[i]);
    }
  }
  for (int start = 0; start < n; start = end) {
    end = end_of(s, n, start);
    int open = !lines && end - start == 4 && is_box(point + start, 4);
    if (s[end - 1].closed || open) rule(&out, point[end - 1], point[start]);
    if (!lines) shape(&out, s + start, point + start, end - start);
  }
  for (int i = 0; i < 5; i++) counts[i] = out.counts[i];
  return out.dots[0] < DOTS && out.dots[1] < DOTS ? 0 : -1;
}
