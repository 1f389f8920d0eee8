/* Private to report/: a table of cells that is made to fit a width. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/base.h"

enum tone { TONE_PLAIN, TONE_BOLD, TONE_DIM, TONE_GOOD, TONE_WARN, TONE_BAD };
struct cell {
    struct str text; /* borrowed until table_draw() */
    enum tone tone;
};
struct table_column {
    const char *head;
    int min;    /* cells; the column may be cut down to this. 0: never cut */
    int drop;   /* left out when all is cut and it still does not fit; highest first. 0: never */
    bool right; /* aligned */
};
struct table {
    const struct table_column *columns;
    size_t column_count; /* at most 16 */
    VEC(struct cell) cells; /* row after row; owned */
};
/* Each row has a cell for every column. Cut text ends in an ellipsis. Returns
 * the columns there was room for, a bit each. */
uint32_t table_draw(struct table *t, int width, bool ascii, bool colour, struct buf *out);
void table_release(struct table *t);
/* text, cut to at most width cells, then blanks up to it if pad. */
void add_fitted(struct buf *out, struct str text, int width, bool ascii, bool pad);
/* Changes tone on a terminal; nothing without colour. */
void add_tone(struct buf *out, enum tone tone, bool colour);
/* part of whole as a bar of width cells. */
struct str bar(struct arena *a, double share, int width, bool ascii);

#endif
