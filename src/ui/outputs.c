/* What was expected and what was printed: side by side where the lines are short
 * enough, else one below the other. A line that differs has "!" beside it, and
 * what differs in it is marked: never the whole line, never the blanks behind. */
#include "ui/pane.h"

#include <string.h>

enum { BESIDE_MIN = 44, BESIDE_LINES = 12, COLUMN_RUNS = 9 };

static struct prose_line *raw_line(struct prose *p, int run_room)
{
    if (p->count == p->room) {
        int room = p->room ? p->room * 2 : 32;
        struct prose_line *more = arena_array(p->arena, (size_t)room, sizeof *more);
        if (p->count)
            memcpy(more, p->lines, (size_t)p->count * sizeof *more);
        p->lines = more;
        p->room = room;
    }
    struct prose_line *l = &p->lines[p->count++];
    *l = (struct prose_line){.tag = p->tag};
    l->runs = arena_array(p->arena, (size_t)run_room, sizeof *l->runs);
    l->room = run_room;
    return l;
}

static void add_run(struct prose_line *l, enum role role, struct str text)
{
    if (text.len)
        l->runs[l->count++] = (struct prose_run){text, (uint8_t)role};
}

static struct str nth_line(struct str text, int n, bool *ret_there)
{
    struct str line = {"", 0};
    *ret_there = false;
    while (n-- > 0)
        if (!(*ret_there = str_line(&text, &line)))
            return (struct str){"", 0};
    return line;
}

/* One column of a line: text made printable, cut or padded to cells, with the
 * bytes [from, end) marked as what differs. At most four runs. */
static void add_column(struct prose *p, struct prose_line *l, enum role role, struct str text,
                       int cells, size_t from, size_t end)
{
    struct buf parts[3] = {{0}};
    size_t cuts[4] = {0, from < text.len ? from : text.len, end < text.len ? end : text.len,
                      text.len};
    int width = 0;
    bool full = false;
    for (int k = 0; k < 3; k++) {
        struct buf shown = {0};
        utf8_printable(&shown, str_slice(text, cuts[k], cuts[k + 1]));
        for (size_t i = 0; i < shown.len && !full;) {
            uint32_t code;
            size_t n = utf8_decode(shown.at + i, shown.len - i, &code);
            int w = code == '\t' ? 4 - width % 4 : utf8_width(code) < 0 ? 1 : utf8_width(code);
            bool last = i + n == shown.len && (k == 2 || cuts[k + 1] == text.len);
            full = width + w > cells - !last;
            if (full) {
                buf_cstr(&parts[k], p->ascii ? "~" : "\u2026");
                width++;
            } else if (code == '\t') {
                buf_repeat(&parts[k], ' ', (size_t)w);
                width += w;
            } else {
                buf_add(&parts[k], shown.at + i, n);
                width += w;
            }
            i += n;
        }
        buf_release(&shown);
        add_run(l, k == 1 ? ROLE_DIFF : role, arena_str(p->arena, buf_view(&parts[k])));
        buf_release(&parts[k]);
    }
    struct buf pad = {0};
    buf_repeat(&pad, ' ', width < cells ? (size_t)(cells - width) : 0);
    add_run(l, ROLE_TEXT, arena_str(p->arena, buf_view(&pad)));
    buf_release(&pad);
}

static bool continues(struct str s, size_t at) /* inside a UTF-8 character */
{
    return at < s.len && (s.at[at] & 0xC0) == 0x80;
}

/* What differs between two lines: all but what is the same at both ends. */
static void find_difference(struct str want, struct str got, size_t *ret_from, size_t *ret_want_end,
                            size_t *ret_got_end)
{
    size_t from = 0, tail = 0;
    while (from < want.len && from < got.len && want.at[from] == got.at[from])
        from++;
    while (from && (continues(want, from) || continues(got, from)))
        from--;
    while (tail < want.len - from && tail < got.len - from &&
           want.at[want.len - 1 - tail] == got.at[got.len - 1 - tail])
        tail++;
    while (tail && (continues(want, want.len - tail) || continues(got, got.len - tail)))
        tail--;
    *ret_from = from;
    *ret_want_end = want.len - tail;
    *ret_got_end = got.len - tail;
}

/* Both outputs, a few lines around the first difference. A line that differs has
 * "!" between the columns, and what differs in it is marked; lines that are
 * missing are said to be. */
static void add_beside(struct prose *p, const struct grade_failure *f, struct str got_title)
{
    int cells = (p->width - 2 - 3) / 2, first = f->mismatch.differs ? f->mismatch.line : 0;
    int from = first > 4 ? first - 3 : 1;
    struct str bar = p->ascii ? STR(" | ") : STR(" \u2502 ");
    struct prose_line *l = raw_line(p, COLUMN_RUNS);
    l->indent = 2;
    add_column(p, l, ROLE_STRONG, STR("Expected"), cells, SIZE_MAX, SIZE_MAX);
    add_run(l, ROLE_FRAME, bar);
    add_column(p, l, ROLE_STRONG, got_title, cells, SIZE_MAX, SIZE_MAX);
    if (from > 1)
        prose_text(p, ROLE_DIM, 2,
                   str_from(arena_printf(p->arena, "(lines 1 to %d are the same)", from - 1)));
    for (int n = from; n < from + BESIDE_LINES; n++) {
        bool in_want, in_got;
        struct str want = nth_line(f->want, n, &in_want), got = nth_line(f->got, n, &in_got);
        if (!in_want && !in_got)
            break;
        bool differs = !str_eq(want, got) || in_want != in_got;
        size_t at = SIZE_MAX, want_end = SIZE_MAX, got_end = SIZE_MAX;
        if (differs && in_want && in_got)
            find_difference(want, got, &at, &want_end, &got_end);
        l = raw_line(p, COLUMN_RUNS);
        l->indent = 2;
        add_column(p, l, in_want ? ROLE_WANT : ROLE_DIM, in_want ? want : STR("(no such line)"),
                   cells, at, want_end);
        add_run(l, differs ? ROLE_FAIL : ROLE_FRAME, differs ? STR(" ! ") : bar);
        add_column(p, l, in_got ? ROLE_GOT : ROLE_DIM, in_got ? got : STR("(no such line)"), cells,
                   at, got_end);
    }
}

/* The same one below the other, for lines too long to stand side by side: a line
 * that is the same once, one that differs twice. */
static void add_stacked(struct prose *p, const struct grade_failure *f)
{
    int from = f->mismatch.differs && f->mismatch.line > 4 ? f->mismatch.line - 3 : 1;
    int cells = p->width - 2 - 10;
    if (from > 1)
        prose_text(p, ROLE_DIM, 2,
                   str_from(arena_printf(p->arena, "(lines 1 to %d are the same)", from - 1)));
    for (int n = from; n < from + BESIDE_LINES; n++) {
        bool in_want, in_got;
        struct str want = nth_line(f->want, n, &in_want), got = nth_line(f->got, n, &in_got);
        if (!in_want && !in_got)
            break;
        bool same = in_want && in_got && str_eq(want, got);
        size_t at = SIZE_MAX, want_end = SIZE_MAX, got_end = SIZE_MAX;
        if (!same && in_want && in_got)
            find_difference(want, got, &at, &want_end, &got_end);
        struct prose_line *l = raw_line(p, COLUMN_RUNS);
        l->indent = 2;
        add_run(l, ROLE_STRONG, same ? STR("both      ") : STR("expected  "));
        add_column(p, l, in_want ? ROLE_WANT : ROLE_DIM, in_want ? want : STR("(no such line)"),
                   cells, at, want_end);
        if (same)
            continue;
        l = raw_line(p, COLUMN_RUNS);
        l->indent = 2;
        add_run(l, ROLE_STRONG, STR("printed ! "));
        add_column(p, l, in_got ? ROLE_GOT : ROLE_DIM, in_got ? got : STR("(no such line)"), cells,
                   at, got_end);
    }
}

static bool fits_beside(const struct prose *p, const struct grade_failure *f)
{
    int cells = (p->width - 2 - 3) / 2;
    struct str texts[] = {f->want, f->got}, line;
    for (size_t i = 0; i < COUNT(texts); i++)
        while (str_line(&texts[i], &line))
            if (utf8_str_width(line) > cells)
                return false;
    return p->width >= BESIDE_MIN;
}

void outputs_add(struct prose *p, const struct grade_failure *f, struct str got_title)
{
    if (fits_beside(p, f))
        add_beside(p, f, got_title);
    else
        add_stacked(p, f);
}
