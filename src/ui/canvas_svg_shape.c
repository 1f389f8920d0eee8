/* Characters that are drawings, as geometry. A box drawing character is four arms from the
 * middle of its cell, each of a weight; the table is Unicode's chart of U+2500, read as
 * up, right, down, left: one hexadecimal digit each, 1 light, 2 heavy, 3 double. */
#include "ui/canvas_svg.h"

#include <stdio.h>
#include <string.h>

enum { UP, RIGHT, DOWN, LEFT };
enum { MIDDLE_X = SVG_CELL / 2, MIDDLE_Y = SVG_ROW / 2, BETWEEN = 2 /* half of a double line's gap */ };

static const uint16_t ARMS[128] = {
    0x0101, 0x0202, 0x1010, 0x2020, 0x0101, 0x0202, 0x1010, 0x2020, /* 2500 */
    0x0101, 0x0202, 0x1010, 0x2020, 0x0110, 0x0210, 0x0120, 0x0220, /* 2508 */
    0x0011, 0x0012, 0x0021, 0x0022, 0x1100, 0x1200, 0x2100, 0x2200, /* 2510 */
    0x1001, 0x1002, 0x2001, 0x2002, 0x1110, 0x1210, 0x2110, 0x1120, /* 2518 */
    0x2120, 0x2210, 0x1220, 0x2220, 0x1011, 0x1012, 0x2011, 0x1021, /* 2520 */
    0x2021, 0x2012, 0x1022, 0x2022, 0x0111, 0x0112, 0x0211, 0x0212, /* 2528 */
    0x0121, 0x0122, 0x0221, 0x0222, 0x1101, 0x1102, 0x1201, 0x1202, /* 2530 */
    0x2101, 0x2102, 0x2201, 0x2202, 0x1111, 0x1112, 0x1211, 0x1212, /* 2538 */
    0x2111, 0x1121, 0x2121, 0x2112, 0x2211, 0x1122, 0x1221, 0x2212, /* 2540 */
    0x1222, 0x2122, 0x2221, 0x2222, 0x0101, 0x0202, 0x1010, 0x2020, /* 2548 */
    0x0303, 0x3030, 0x0310, 0x0130, 0x0330, 0x0013, 0x0031, 0x0033, /* 2550 */
    0x1300, 0x3100, 0x3300, 0x1003, 0x3001, 0x3003, 0x1310, 0x3130, /* 2558 */
    0x3330, 0x1013, 0x3031, 0x3033, 0x0313, 0x0131, 0x0333, 0x1303, /* 2560 */
    0x3101, 0x3303, 0x1313, 0x3131, 0x3333, 0x0110, 0x0011, 0x1001, /* 2568 */
    0x1100, 0x0000, 0x0000, 0x0000, 0x0001, 0x1000, 0x0100, 0x0010, /* 2570 */
    0x0002, 0x2000, 0x0200, 0x0020, 0x0201, 0x1020, 0x0102, 0x2010, /* 2578 */
};

bool svg_is_line(uint32_t code) { return code >= 0x2500 && code < 0x2580; }

static int dashes(uint32_t code)
{
    return code >= 0x2504 && code <= 0x2507 ? 3 : code >= 0x2508 && code <= 0x250B ? 4
         : code >= 0x254C && code <= 0x254F ? 2 : 0;
}

static bool same_kind(const struct svg_stroke *a, const struct svg_stroke *b)
{
    return a->role == b->role && a->weight == b->weight && a->dash == b->dash &&
           a->reverse == b->reverse && a->across == b->across;
}

/* Makes a line longer that ends where this one begins, if there is one. */
static void straight(svg_strokes *to, struct svg_stroke s, int x1, int y1, int x2, int y2)
{
    s.x1 = x1, s.y1 = y1, s.x2 = x2, s.y2 = y2;
    s.across = y1 == y2;
    for (size_t i = to->len; i-- > 0 && i + 8 > to->len;) {
        struct svg_stroke *last = &to->at[i];
        if (!last->path[0] && same_kind(last, &s) && last->x2 == x1 && last->y2 == y1) {
            last->x2 = x2;
            last->y2 = y2;
            return;
        }
    }
    vec_push(to, s);
}

FORMAT(3, 4) static void path(svg_strokes *to, struct svg_stroke s, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(s.path, sizeof s.path, fmt, ap);
    va_end(ap);
    vec_push(to, s);
}

static void box(svg_strokes *to, struct svg_stroke s, uint32_t code, int x)
{
    uint16_t arms = ARMS[code - 0x2500];
    int mx = x + MIDDLE_X, end = x + SVG_CELL;
    s.dash = (uint8_t)dashes(code);
    s.weight = 1;
    switch (code) {
    case 0x256D: path(to, s, "M%d %dQ%d %d %d %d", mx, SVG_ROW, mx, MIDDLE_Y, end, MIDDLE_Y); return;
    case 0x256E: path(to, s, "M%d %dQ%d %d %d %d", mx, SVG_ROW, mx, MIDDLE_Y, x, MIDDLE_Y); return;
    case 0x256F: path(to, s, "M%d 0Q%d %d %d %d", mx, mx, MIDDLE_Y, x, MIDDLE_Y); return;
    case 0x2570: path(to, s, "M%d 0Q%d %d %d %d", mx, mx, MIDDLE_Y, end, MIDDLE_Y); return;
    case 0x2571: path(to, s, "M%d 0L%d %d", end, x, SVG_ROW); return;
    case 0x2572: path(to, s, "M%d 0L%d %d", x, end, SVG_ROW); return;
    case 0x2573: path(to, s, "M%d 0L%d %dM%d 0L%d %d", end, x, SVG_ROW, x, end, SVG_ROW); return;
    }
    static const int order[] = {LEFT, RIGHT, UP, DOWN};
    for (size_t i = 0; i < COUNT(order); i++) {
        int arm = order[i], weight = arms >> (12 - 4 * arm) & 15;
        for (int side = -1; weight && side <= 1; side += 2) {
            int off = weight == 3 ? side * BETWEEN : 0;
            s.weight = weight == 2 ? 2 : 1;
            switch (arm) {
            case LEFT: straight(to, s, x, MIDDLE_Y + off, mx, MIDDLE_Y + off); break;
            case RIGHT: straight(to, s, mx, MIDDLE_Y + off, end, MIDDLE_Y + off); break;
            case UP: straight(to, s, mx + off, 0, mx + off, MIDDLE_Y); break;
            case DOWN: straight(to, s, mx + off, MIDDLE_Y, mx + off, SVG_ROW); break;
            }
            if (weight != 3)
                break;
        }
    }
}

/* A triangle from the edge that the line comes from; hollow ones are outlines. */
static bool head(svg_strokes *to, struct svg_stroke s, uint32_t code, int x, bool joined)
{
    int way, hollow = 0;
    switch (code) {
    case 0x25B2: case 0x25B4: way = UP; break;
    case 0x25B6: case 0x25B8: case 0x25BA: way = RIGHT; break;
    case 0x25BC: case 0x25BE: way = DOWN; break;
    case 0x25C0: case 0x25C2: case 0x25C4: way = LEFT; break;
    case 0x25B3: case 0x25B5: way = UP, hollow = 1; break;
    case 0x25B7: case 0x25B9: case 0x25BB: way = RIGHT, hollow = 1; break;
    case 0x25BD: case 0x25BF: way = DOWN, hollow = 1; break;
    case 0x25C1: case 0x25C3: case 0x25C5: way = LEFT, hollow = 1; break;
    case 0x2190: case 0x2191: case 0x2192: case 0x2193:
        if (!joined)
            return false; /* an arrow in a sentence */
        way = code == 0x2190 ? LEFT : code == 0x2191 ? UP : code == 0x2192 ? RIGHT : DOWN;
        break;
    default: return false;
    }
    int mx = x + MIDDLE_X, end = x + SVG_CELL;
    struct svg_stroke shaft = s;
    shaft.weight = 1;
    s.weight = (uint8_t)hollow;
    switch (way) {
    case RIGHT: path(to, s, "M%d %dL%d %dL%d %dz", x, MIDDLE_Y - 5, end - 1, MIDDLE_Y, x, MIDDLE_Y + 5); break;
    case LEFT: path(to, s, "M%d %dL%d %dL%d %dz", end, MIDDLE_Y - 5, x + 1, MIDDLE_Y, end, MIDDLE_Y + 5); break;
    case DOWN:
        path(to, shaft, "M%d 0V9", mx);
        path(to, s, "M%d 9L%d 9L%d 18z", x, end, mx);
        break;
    case UP:
        path(to, shaft, "M%d %dV11", mx, SVG_ROW);
        path(to, s, "M%d 11L%d 11L%d 2z", x, end, mx);
        break;
    }
    return true;
}

/* Parts of a cell that are full: eighths from below or from the left, halves, quarters. */
static bool block(svg_strokes *to, struct svg_stroke s, uint32_t code, int x)
{
    static const uint8_t quarters[] = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14}; /* U+2596; 1 2 above, 4 8 below */
    if (code < 0x2580 || code > 0x259F)
        return false;
    if (code >= 0x2591 && code <= 0x2593)
        s.shade = (uint8_t)(code - 0x2590);
    int high = SVG_ROW, top = 0, wide = SVG_CELL, left = 0;
    if (code == 0x2580)
        high = SVG_ROW / 2;
    else if (code < 0x2588)
        high = SVG_ROW * (int)(code - 0x2580) / 8, top = SVG_ROW - high;
    else if (code > 0x2588 && code < 0x2590)
        wide = SVG_CELL * (int)(0x2590 - code) / 8;
    else if (code == 0x2590)
        wide = left = SVG_CELL / 2;
    else if (code == 0x2594)
        high = SVG_ROW / 8;
    else if (code == 0x2595)
        left = SVG_CELL - 1, wide = 1;
    if (code < 0x2596) {
        path(to, s, "M%d %dh%dv%dh-%dz", x + left, top, wide, high, wide);
        return true;
    }
    for (int i = 0; i < 4; i++)
        if (quarters[code - 0x2596] >> i & 1)
            path(to, s, "M%d %dh%dv%dh-%dz", x + (i & 1) * MIDDLE_X, (i >> 1) * MIDDLE_Y, MIDDLE_X, MIDDLE_Y,
                 MIDDLE_X);
    return true;
}

bool svg_shape(svg_strokes *to, const struct cell *cell, int x, bool joined)
{
    uint32_t code = cell->code[0];
    struct svg_stroke s = {.role = cell->role, .reverse = cell->reverse};
    if (!svg_is_line(code))
        return block(to, s, code, x) || head(to, s, code, x, joined);
    box(to, s, code, x);
    return true;
}
