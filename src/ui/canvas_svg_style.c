/* The stylesheet. A role has a colour for light paper and one for dark, each with a contrast
 * of 4.5 to 1 or more on it (frames: 3 to 1), and, as on a terminal in mono, something
 * besides its colour where it must be told apart. Everything takes its colour from the
 * class of its role and says with a second class what to do with it:
 *
 *   l line, l h heavy, d2-d4 e2-e4 dashed along and down; a area, s1-s3 its shades;
 *   b ground of a role that has one; v ground in the text's colour, w what stands on it */
#include "ui/canvas_svg.h"
#include "ui/theme.h"

static const struct {
    const char *name, *light, *dark, *more;
    const char *light_ground, *dark_ground; /* NULL: none */
} LOOKS[ROLES] = {
    [ROLE_TEXT] = {"r-text", "#17202a", "#e6ebef", "", NULL, NULL},
    [ROLE_DIM] = {"r-dim", "#5b6875", "#9aa7b3", "", NULL, NULL},
    [ROLE_STRONG] = {"r-strong", "#17202a", "#ffffff", "font-weight:bold", NULL, NULL},
    [ROLE_EMPHASIS] = {"r-emphasis", "#17202a", "#e6ebef", "font-style:italic", NULL, NULL},
    [ROLE_TITLE] = {"r-title", "#0b5a7d", "#7cc4e8", "font-weight:bold", NULL, NULL},
    [ROLE_FRAME] = {"r-frame", "#6f7d8a", "#7d8b98", "", NULL, NULL},
    [ROLE_FRAME_FOCUS] = {"r-frame-focus", "#0b5a7d", "#7cc4e8", "", NULL, NULL},
    [ROLE_CODE] = {"r-code", "#0b5a7d", "#7cc4e8", "", NULL, NULL},
    [ROLE_LINK] = {"r-link", "#1a4fb4", "#8ab4f8", "text-decoration:underline", NULL, NULL},
    [ROLE_KEY] = {"r-key", "#17202a", "#ffffff", "font-weight:bold", NULL, NULL},
    [ROLE_BAR] = {"r-bar", "#ffffff", "#12171c", "", "#44505c", "#b6c1cb"},
    [ROLE_SELECTED] = {"r-selected", "#ffffff", "#0c141b", "font-weight:bold", "#0b5a7d", "#7cc4e8"},
    [ROLE_PASS] = {"r-pass", "#1b6b2f", "#7fd08f", "font-weight:bold", NULL, NULL},
    [ROLE_FAIL] = {"r-fail", "#b3261e", "#ff9a8f", "font-weight:bold", NULL, NULL},
    [ROLE_WARN] = {"r-warn", "#8a3ea1", "#e2a6f2", "font-weight:bold", NULL, NULL},
    [ROLE_NOTE] = {"r-note", "#0b5a7d", "#7cc4e8", "", NULL, NULL},
    [ROLE_WANT] = {"r-want", "#1b6b2f", "#7fd08f", "", NULL, NULL},
    [ROLE_GOT] = {"r-got", "#b3261e", "#ff9a8f", "", NULL, NULL},
    [ROLE_DIFF] = {"r-diff", "#ffffff", "#12171c", "font-weight:bold;text-decoration:underline", "#b3261e",
                   "#ff9a8f"},
    [ROLE_KEYWORD] = {"r-keyword", "#8a3ea1", "#e2a6f2", "", NULL, NULL},
    [ROLE_TYPE] = {"r-type", "#0b5a7d", "#7cc4e8", "", NULL, NULL},
    [ROLE_STRING] = {"r-string", "#1b6b2f", "#7fd08f", "", NULL, NULL},
    [ROLE_NUMBER] = {"r-number", "#8f4700", "#f0b27a", "", NULL, NULL},
    [ROLE_COMMENT] = {"r-comment", "#5b6875", "#9aa7b3", "font-style:italic", NULL, NULL},
    [ROLE_PREPROCESSOR] = {"r-preprocessor", "#1a4fb4", "#8ab4f8", "font-weight:bold", NULL, NULL},
    [ROLE_LOCKED] = {"r-locked", "#5b6875", "#9aa7b3", "", NULL, NULL},
    [ROLE_GUTTER] = {"r-gutter", "#5b6875", "#9aa7b3", "", NULL, NULL},
    [ROLE_CURRENT_LINE] = {"r-current-line", "#17202a", "#ffffff", "font-weight:bold", "#fff1c2", "#3d3413"},
    [ROLE_BRACKET] = {"r-bracket", "#17202a", "#12171c", "font-weight:bold", "#a9d5f5", "#7cc4e8"},
    [ROLE_CHANGED] = {"r-changed", "#17202a", "#ffffff", "font-weight:bold;text-decoration:underline", "#ffe08a",
                      "#5a4a10"},
    [ROLE_GHOST] = {"r-ghost", "#5b6875", "#9aa7b3", "font-style:italic", NULL, NULL},
    [ROLE_LOST] = {"r-lost", "#8a3ea1", "#e2a6f2", "font-weight:bold", NULL, NULL},
    [ROLE_ARROW] = {"r-arrow", "#1a4fb4", "#8ab4f8", "", NULL, NULL},
    [ROLE_DANGLING] = {"r-dangling", "#b3261e", "#ff9a8f", "font-weight:bold", NULL, NULL},
    [ROLE_OWNER] = {"r-owner", "#1b6b2f", "#7fd08f", "font-weight:bold", NULL, NULL},
};

const char *svg_class(enum role r)
{
    return LOOKS[r < ROLES && LOOKS[r].name ? r : ROLE_TEXT].name;
}

static void colours(struct buf *out, bool dark)
{
    for (int r = 0; r < ROLES; r++) {
        if (!LOOKS[r].name)
            continue;
        buf_printf(out, ".%s{color:%s", LOOKS[r].name, dark ? LOOKS[r].dark : LOOKS[r].light);
        buf_printf(out, !dark && *LOOKS[r].more ? ";%s}" : "}", LOOKS[r].more);
        const char *ground = dark ? LOOKS[r].dark_ground : LOOKS[r].light_ground;
        if (ground)
            buf_printf(out, ".freehold .b.%s{fill:%s}", LOOKS[r].name, ground);
        if (ground)
            buf_printf(out, "span.%s,li.%s{background:%s}", LOOKS[r].name, LOOKS[r].name, ground);
        buf_char(out, '\n');
    }
}

/* All of it stays within pictures of class freehold, but for the roles' own colours, so
 * that an SVG can be pasted into somebody's page. */
void svg_style(struct buf *out)
{
    buf_cstr(out, ".freehold{--paper:#fff;font:16px ui-monospace,SFMono-Regular,Menlo,Consolas,"
                  "'DejaVu Sans Mono',monospace}\n.freehold text{fill:currentColor}\n"
                  ".freehold .a,.freehold .v{fill:currentColor}"
                  ".freehold .l{fill:none;stroke:currentColor;stroke-width:2}.freehold .h{stroke-width:4}\n"
                  ".freehold .d2{stroke-dasharray:3 2}.freehold .d3{stroke-dasharray:2 1.333}"
                  ".freehold .d4{stroke-dasharray:1.5 1}.freehold .e2{stroke-dasharray:6 4}"
                  ".freehold .e3{stroke-dasharray:4 2.667}.freehold .e4{stroke-dasharray:3 2}\n"
                  ".freehold .s1{opacity:.25}.freehold .s2{opacity:.5}.freehold .s3{opacity:.75}\n"
                  ".freehold text.w,.freehold .a.w{fill:var(--paper)}.freehold .l.w{stroke:var(--paper)}"
                  ".freehold text.u{text-decoration:underline}.freehold .paper{fill:var(--paper)}\n");
    colours(out, false);
    buf_cstr(out, "@media (prefers-color-scheme:dark){.freehold{--paper:#12171c}\n");
    colours(out, true);
    buf_cstr(out, "}\n");
}
