/* A canvas as SVG: what a terminal shows as characters becomes text that can be selected,
 * lines that are lines (light, heavy, double, dashed), arrowheads that are triangles, and
 * areas. Meaning stays in classes, one for each role; a small stylesheet gives them their
 * looks on light and on dark paper.
 *
 *   canvas_svg.c        rows of cells to items, items to markup
 *   canvas_svg_shape.c  characters that are drawings: box drawing, blocks, arrowheads
 *   canvas_svg_style.c  the stylesheet, made from a table of roles
 *
 * A row is converted by itself, in coordinates of its own, so that equal rows of many
 * pictures are kept once. Text is escaped here and nowhere else: a canvas may hold what a
 * hostile program printed. */
#ifndef UI_CANVAS_SVG_H
#define UI_CANVAS_SVG_H

#include "ui/canvas.h"

enum { SVG_CELL = 10, SVG_ROW = 20, SVG_BASELINE = 15 }; /* a cell, in units of the picture */

struct svg_item {
    struct str classes; /* "l r-frame"; only words of ours */
    struct str text;    /* not yet escaped; empty: it is a path */
    struct str path;    /* d of a path: only commands and numbers */
    int x, width;       /* of text */
};
struct svg_row { struct svg_item *items; size_t count; }; /* in the arena, areas first */

struct svg_row svg_row(struct arena *a, const struct canvas *c, int row);
void svg_row_write(struct buf *out, const struct svg_row *r);
/* Rows [from, from + count) as groups, the first at the top of where they are put. */
void svg_rows(struct buf *out, const struct canvas *c, int from, int count);
/* Rules for all classes, with @media for dark paper: for a <style> of SVG or HTML. */
void svg_style(struct buf *out);
/* "r-fail": the class of a role. Static. */
const char *svg_class(enum role r);

/* ---- canvas_svg_shape.c ---------------------------------------------------------- */

/* A line of a row, or an area. Two lines that meet and are of one kind are joined. */
struct svg_stroke {
    uint8_t role, weight /* 1 light, 2 heavy; 0: an area */, dash /* 0, or dashes a cell */;
    uint8_t shade;      /* of an area: 1 to 3 of ░ ▒ ▓; 0: full */
    bool reverse, across;
    int x1, y1, x2, y2; /* of a straight line; equal points: it is in path */
    char path[56];
};
typedef VEC(struct svg_stroke) svg_strokes;
/* Draws a character of which the cell's left edge is at x. False: it is text. joined: a
 * neighbour in the arrow's direction is a line, so that an arrow belongs to it. */
bool svg_shape(svg_strokes *to, const struct cell *cell, int x, bool joined);
bool svg_is_line(uint32_t code); /* of box drawing */

#endif
