/* C tokens to roles, a line at a time. The state between two lines is one byte
 * (inside a block comment, a directive that goes on, ...), so a change is
 * followed only as far as states differ. */
#ifndef UI_HIGHLIGHT_H
#define UI_HIGHLIGHT_H

#include "ui/canvas.h"

typedef uint8_t highlight_state; /* 0 at the start of a text */

/* Fills roles[0..line.len) with enum role; returns the state behind the line.
 * roles may be NULL: only the state is wanted. */
highlight_state highlight_line(highlight_state before, struct str line, uint8_t *roles);
/* True if a byte with this role is code, so that a bracket there counts. */
bool highlight_is_code(uint8_t role);

/* States before each line of a text that changes. {0} is empty. */
struct highlight {
    highlight_state *before; /* owned */
    int room;
    int valid;               /* before[0..valid] are right */
};
void highlight_changed(struct highlight *h, int from_line); /* lines from here on may differ */
/* The state before line; get(ctx, n) hands out lines. */
highlight_state highlight_before(struct highlight *h, int line,
                                 struct str (*get)(void *ctx, int n), void *ctx);
void highlight_release(struct highlight *h);

#endif
