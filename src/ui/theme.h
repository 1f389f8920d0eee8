/* Roles to colours and attributes. Three themes:
 *
 *   colour    16 colours on the terminal's own background; only colours that
 *             are readable on light and on dark ones stand alone
 *   contrast  few colours, bold; meaning by attribute first
 *   mono      no colour at all: bold, dim, underline, reverse
 *
 * Colour is never the only sign: views say PASS and FAIL in words, and in mono
 * every role that must be told apart differs by attribute. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/canvas.h"

enum look_attr {
    LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8, LOOK_ITALIC = 16,
};
struct look {
    int8_t fore, back; /* 0-15, or -1: the terminal's own */
    uint8_t attrs;     /* enum look_attr */
    bool defined;      /* every role of every theme must set it: tested */
};
struct theme {
    const char *name;
    const char *help; /* one line, for --help and the help screen */
    struct look looks[ROLES];
};
extern const struct theme themes[];
extern const size_t theme_count;

const struct theme *theme_find(const char *name); /* NULL when there is none */
const char *theme_names(void);                    /* "colour, contrast, mono" for messages */
const char *role_name(enum role r);               /* "FAIL", for tests and dumps */
/* The theme to start with: name if it is known; else mono when no_color (the
 * NO_COLOR variable is set and not empty) or the terminal has fewer than 8
 * colours; else colour. Never NULL. */
const struct theme *theme_choose(const char *name, const char *no_color, int colours);
/* The next one in the list, for the key that goes round. */
const struct theme *theme_next(const struct theme *t);
/* How a cell of this theme looks: the role's look with the cell's own reverse
 * and underline folded in. A reversed cell of a role that is reversed already
 * turns back, so that it still stands out from its neighbours. */
struct look theme_look(const struct theme *t, const struct cell *cell);

#endif
