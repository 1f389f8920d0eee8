/* A grid of cells that everything draws into; a terminal blits it, a test
 * compares it. Coordinates are (row, column) from 0; drawing outside the clip
 * is dropped, so views never check. Text passes utf8_printable() on the way. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/base.h"

/* What a piece of text means; theme.c decides how that looks. PASS, FAIL and
 * the like are always said in words too. */
enum role {
    ROLE_TEXT, ROLE_DIM, ROLE_STRONG, ROLE_EMPHASIS, ROLE_TITLE, ROLE_FRAME, ROLE_FRAME_FOCUS,
    ROLE_CODE, ROLE_LINK, ROLE_KEY, ROLE_BAR, ROLE_SELECTED,
    ROLE_PASS, ROLE_FAIL, ROLE_WARN, ROLE_NOTE, ROLE_WANT, ROLE_GOT, ROLE_DIFF,
    ROLE_KEYWORD, ROLE_TYPE, ROLE_STRING, ROLE_NUMBER, ROLE_COMMENT, ROLE_PREPROCESSOR,
    ROLE_LOCKED, ROLE_GUTTER, ROLE_CURRENT_LINE, ROLE_BRACKET,
    ROLE_CHANGED, ROLE_GHOST, ROLE_LOST, ROLE_ARROW, ROLE_DANGLING, ROLE_OWNER, /* pictures */
    ROLES,
};

struct cell {
    uint32_t code[2];  /* base character and at most one combining mark; 0: empty */
    uint8_t width;     /* 1 or 2; 0: right half of a wide character */
    uint8_t role;      /* enum role */
    bool reverse;      /* selection and cursor bars */
    bool underline;
};
struct rect { int row, col, rows, cols; };
struct canvas {
    struct cell *cells; /* owned, rows * cols */
    int rows, cols;
    struct rect clip;
    int cursor_row, cursor_col; /* -1: hidden */
    bool ascii;                 /* frames, marks and arrows in ASCII */
};
void canvas_init(struct canvas *c, int rows, int cols, bool ascii);
void canvas_resize(struct canvas *c, int rows, int cols); /* clears */
void canvas_release(struct canvas *c);
void canvas_clear(struct canvas *c);
struct rect canvas_all(const struct canvas *c);
struct rect canvas_clip(struct canvas *c, struct rect r); /* intersects; returns the old clip */
void canvas_unclip(struct canvas *c, struct rect old);

/* Returns the column behind the text. A tab counts as up to the next multiple of 4. */
int canvas_text(struct canvas *c, int row, int col, enum role role, struct str text);
int canvas_cstr(struct canvas *c, int row, int col, enum role role, const char *text);
FORMAT(5, 6)
int canvas_printf(struct canvas *c, int row, int col, enum role role, const char *fmt, ...);
/* Text with the marks of its cells set: reverse for selections, underline for spans
 * of a diagnostic. Returns the column behind it. */
int canvas_styled(struct canvas *c, int row, int col, enum role role, bool reverse, bool underline,
                  struct str text);
/* The cell there, or NULL outside the clip: for what has no call of its own. */
struct cell *canvas_cell(struct canvas *c, int row, int col);
/* Cut to width cells with an ellipsis. */
int canvas_fit(struct canvas *c, int row, int col, int width, enum role role, struct str text);
void canvas_fill(struct canvas *c, struct rect r, enum role role);
void canvas_reverse(struct canvas *c, struct rect r);
/* A frame with a title in its top line; title may be empty. */
void canvas_frame(struct canvas *c, struct rect r, bool focus, struct str title);
void canvas_hline(struct canvas *c, int row, int col, int cols, enum role role);
void canvas_vline(struct canvas *c, int row, int col, int rows, enum role role);
/* Done of total as a bar of width cells: blocks, or #### in ASCII. */
void canvas_bar(struct canvas *c, int row, int col, int width, size_t done, size_t total);
/* Symbols that have an ASCII twin. */
enum mark { MARK_DONE, MARK_HELPED, MARK_STARTED, MARK_NEW, MARK_HERE, MARK_ERROR, MARK_WARNING,
            MARK_ARROW, MARK_BULLET, MARK_LOCK, MARK_ELLIPSIS, MARK_MORE_LEFT, MARK_MORE_RIGHT,
            MARK_MORE_UP, MARK_MORE_DOWN, MARKS };
const char *canvas_mark(const struct canvas *c, enum mark m); /* UTF-8 or ASCII */

/* The text of the canvas, a line a row, blanks at the ends cut: for tests. */
void canvas_dump(const struct canvas *c, struct buf *out);

#endif
