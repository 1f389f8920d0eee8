/* The three themes, as tables. A look that is only a colour uses one that reads
 * on white and on black alike: red, magenta, blue-ish cyan and green of the dark
 * half of the palette; yellow and the bright half are never alone on the
 * terminal's own background. Dim text is LOOK_DIM, not grey: bright black is
 * invisible on some palettes. */
#include "ui/theme.h"

#include <string.h>

enum { DEF = -1, BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };
#define L(fore, back, attrs) {fore, back, attrs, true}
#define B LOOK_BOLD
#define D LOOK_DIM
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE
#define I LOOK_ITALIC

const struct theme themes[] = {
    {"colour", "16 colours on the terminal's own background", {
        [ROLE_TEXT] = L(DEF, DEF, 0),
        [ROLE_DIM] = L(DEF, DEF, D),
        [ROLE_STRONG] = L(DEF, DEF, B),
        [ROLE_EMPHASIS] = L(DEF, DEF, I),
        [ROLE_TITLE] = L(CYAN, DEF, B),
        [ROLE_FRAME] = L(DEF, DEF, D),
        [ROLE_FRAME_FOCUS] = L(CYAN, DEF, 0),
        [ROLE_CODE] = L(CYAN, DEF, 0),
        [ROLE_LINK] = L(BLUE, DEF, U),
        [ROLE_KEY] = L(DEF, DEF, B),
        [ROLE_BAR] = L(DEF, DEF, R),
        [ROLE_SELECTED] = L(DEF, DEF, R | B),
        [ROLE_PASS] = L(GREEN, DEF, B),
        [ROLE_FAIL] = L(RED, DEF, B),
        [ROLE_WARN] = L(MAGENTA, DEF, B),
        [ROLE_NOTE] = L(CYAN, DEF, 0),
        [ROLE_WANT] = L(GREEN, DEF, 0),
        [ROLE_GOT] = L(RED, DEF, 0),
        [ROLE_DIFF] = L(WHITE, RED, B | U),
        [ROLE_KEYWORD] = L(MAGENTA, DEF, 0),
        [ROLE_TYPE] = L(CYAN, DEF, 0),
        [ROLE_STRING] = L(GREEN, DEF, 0),
        [ROLE_NUMBER] = L(RED, DEF, 0),
        [ROLE_COMMENT] = L(DEF, DEF, D | I),
        [ROLE_PREPROCESSOR] = L(BLUE, DEF, B),
        [ROLE_LOCKED] = L(DEF, DEF, D),
        [ROLE_GUTTER] = L(DEF, DEF, D),
        [ROLE_CURRENT_LINE] = L(DEF, DEF, B),
        [ROLE_BRACKET] = L(BLACK, CYAN, 0),
        [ROLE_CHANGED] = L(GREEN, DEF, B | U),
        [ROLE_GHOST] = L(DEF, DEF, D | I),
        [ROLE_LOST] = L(MAGENTA, DEF, 0),
        [ROLE_ARROW] = L(CYAN, DEF, 0),
        [ROLE_DANGLING] = L(RED, DEF, B),
        [ROLE_OWNER] = L(BLUE, DEF, 0),
    }},
    {"contrast", "few colours, strong ones, nothing dim", {
        [ROLE_TEXT] = L(DEF, DEF, 0),
        [ROLE_DIM] = L(DEF, DEF, 0),
        [ROLE_STRONG] = L(DEF, DEF, B),
        [ROLE_EMPHASIS] = L(DEF, DEF, U),
        [ROLE_TITLE] = L(DEF, DEF, B | U),
        [ROLE_FRAME] = L(DEF, DEF, 0),
        [ROLE_FRAME_FOCUS] = L(DEF, DEF, B),
        [ROLE_CODE] = L(DEF, DEF, B),
        [ROLE_LINK] = L(DEF, DEF, U),
        [ROLE_KEY] = L(DEF, DEF, B),
        [ROLE_BAR] = L(DEF, DEF, R | B),
        [ROLE_SELECTED] = L(BLACK, YELLOW, B),
        [ROLE_PASS] = L(WHITE, BLUE, B),
        [ROLE_FAIL] = L(WHITE, RED, B),
        [ROLE_WARN] = L(BLACK, YELLOW, 0),
        [ROLE_NOTE] = L(DEF, DEF, B),
        [ROLE_WANT] = L(DEF, DEF, B),
        [ROLE_GOT] = L(DEF, DEF, 0),
        [ROLE_DIFF] = L(WHITE, RED, B | U),
        [ROLE_KEYWORD] = L(DEF, DEF, B),
        [ROLE_TYPE] = L(DEF, DEF, B),
        [ROLE_STRING] = L(DEF, DEF, U),
        [ROLE_NUMBER] = L(DEF, DEF, 0),
        [ROLE_COMMENT] = L(DEF, DEF, I),
        [ROLE_PREPROCESSOR] = L(DEF, DEF, B),
        [ROLE_LOCKED] = L(DEF, DEF, I),
        [ROLE_GUTTER] = L(DEF, DEF, 0),
        [ROLE_CURRENT_LINE] = L(DEF, DEF, B | R),
        [ROLE_BRACKET] = L(WHITE, BLUE, B),
        [ROLE_CHANGED] = L(BLACK, YELLOW, B),
        [ROLE_GHOST] = L(DEF, DEF, I),
        [ROLE_LOST] = L(DEF, DEF, B | I),
        [ROLE_ARROW] = L(DEF, DEF, B),
        [ROLE_DANGLING] = L(WHITE, RED, B),
        [ROLE_OWNER] = L(DEF, DEF, U),
    }},
    {"mono", "no colour: bold, dim, underline, reverse", {
        [ROLE_TEXT] = L(DEF, DEF, 0),
        [ROLE_DIM] = L(DEF, DEF, D),
        [ROLE_STRONG] = L(DEF, DEF, B),
        [ROLE_EMPHASIS] = L(DEF, DEF, U),
        [ROLE_TITLE] = L(DEF, DEF, B),
        [ROLE_FRAME] = L(DEF, DEF, D),
        [ROLE_FRAME_FOCUS] = L(DEF, DEF, B),
        [ROLE_CODE] = L(DEF, DEF, B),
        [ROLE_LINK] = L(DEF, DEF, U),
        [ROLE_KEY] = L(DEF, DEF, B),
        [ROLE_BAR] = L(DEF, DEF, R),
        [ROLE_SELECTED] = L(DEF, DEF, R | B),
        [ROLE_PASS] = L(DEF, DEF, B),
        [ROLE_FAIL] = L(DEF, DEF, B | U),
        [ROLE_WARN] = L(DEF, DEF, U),
        [ROLE_NOTE] = L(DEF, DEF, 0),
        [ROLE_WANT] = L(DEF, DEF, 0),
        [ROLE_GOT] = L(DEF, DEF, B),
        [ROLE_DIFF] = L(DEF, DEF, R | U),
        [ROLE_KEYWORD] = L(DEF, DEF, B),
        [ROLE_TYPE] = L(DEF, DEF, 0),
        [ROLE_STRING] = L(DEF, DEF, 0),
        [ROLE_NUMBER] = L(DEF, DEF, 0),
        [ROLE_COMMENT] = L(DEF, DEF, D),
        [ROLE_PREPROCESSOR] = L(DEF, DEF, 0),
        [ROLE_LOCKED] = L(DEF, DEF, D),
        [ROLE_GUTTER] = L(DEF, DEF, D),
        [ROLE_CURRENT_LINE] = L(DEF, DEF, B),
        [ROLE_BRACKET] = L(DEF, DEF, B | U),
        [ROLE_CHANGED] = L(DEF, DEF, B | U),
        [ROLE_GHOST] = L(DEF, DEF, D),
        [ROLE_LOST] = L(DEF, DEF, U),
        [ROLE_ARROW] = L(DEF, DEF, 0),
        [ROLE_DANGLING] = L(DEF, DEF, B | U),
        [ROLE_OWNER] = L(DEF, DEF, U),
    }},
};
const size_t theme_count = COUNT(themes);

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; name && i < theme_count; i++)
        if (strcmp(themes[i].name, name) == 0)
            return &themes[i];
    if (name && strcmp(name, "color") == 0)
        return &themes[0];
    return NULL;
}

const char *theme_names(void) { return "colour, contrast, mono"; }

const struct theme *theme_choose(const char *name, const char *no_color, int colours)
{
    const struct theme *t = theme_find(name);
    if (t)
        return t;
    bool none = (no_color && *no_color) || colours < 8;
    return theme_find(none ? "mono" : "colour");
}

const struct theme *theme_next(const struct theme *t)
{
    size_t i = (size_t)(t - themes) + 1;
    return &themes[i < theme_count ? i : 0];
}

struct look theme_look(const struct theme *t, const struct cell *cell)
{
    struct look look = t->looks[cell->role < ROLES ? cell->role : ROLE_TEXT];
    if (cell->reverse)
        look.attrs ^= LOOK_REVERSE;
    if (cell->reverse) /* dim on reverse is hard to read */
        look.attrs &= (uint8_t)~LOOK_DIM;
    if (cell->underline)
        look.attrs |= LOOK_UNDERLINE;
    return look;
}

const char *role_name(enum role r)
{
    static const char *const names[ROLES] = {
        [ROLE_TEXT] = "TEXT", [ROLE_DIM] = "DIM", [ROLE_STRONG] = "STRONG",
        [ROLE_EMPHASIS] = "EMPHASIS", [ROLE_TITLE] = "TITLE", [ROLE_FRAME] = "FRAME",
        [ROLE_FRAME_FOCUS] = "FRAME_FOCUS", [ROLE_CODE] = "CODE", [ROLE_LINK] = "LINK",
        [ROLE_KEY] = "KEY", [ROLE_BAR] = "BAR", [ROLE_SELECTED] = "SELECTED",
        [ROLE_PASS] = "PASS", [ROLE_FAIL] = "FAIL", [ROLE_WARN] = "WARN", [ROLE_NOTE] = "NOTE",
        [ROLE_WANT] = "WANT", [ROLE_GOT] = "GOT", [ROLE_DIFF] = "DIFF",
        [ROLE_KEYWORD] = "KEYWORD", [ROLE_TYPE] = "TYPE", [ROLE_STRING] = "STRING",
        [ROLE_NUMBER] = "NUMBER", [ROLE_COMMENT] = "COMMENT",
        [ROLE_PREPROCESSOR] = "PREPROCESSOR", [ROLE_LOCKED] = "LOCKED", [ROLE_GUTTER] = "GUTTER",
        [ROLE_CURRENT_LINE] = "CURRENT_LINE", [ROLE_BRACKET] = "BRACKET",
        [ROLE_CHANGED] = "CHANGED", [ROLE_GHOST] = "GHOST", [ROLE_LOST] = "LOST",
        [ROLE_ARROW] = "ARROW", [ROLE_DANGLING] = "DANGLING", [ROLE_OWNER] = "OWNER",
    };
    return r < ROLES && names[r] ? names[r] : "";
}
