/* The verdict as lines: the words of study/words.c, with what was expected and
 * what was printed side by side where the pane is wide enough. A line that
 * speaks of a line of code carries its number as tag, so Enter can go there. */
#include "ui/pane.h"

#include <string.h>

enum { BESIDE_MIN = 44, BESIDE_LINES = 12, COLUMN_RUNS = 9 };

static void drop(struct verdict_pane *p)
{
    verdict_free(p->verdict);
    p->verdict = NULL;
    arena_clear(&p->arena);
    p->grade = (struct grade){0};
    p->words = (struct words){0};
    page_stale(&p->page);
}

void verdict_pane_release(struct verdict_pane *p)
{
    verdict_free(p->verdict);
    arena_release(&p->arena);
    page_release(&p->page);
}

void verdict_pane_clear(struct verdict_pane *p)
{
    drop(p);
}

void verdict_pane_grade(struct verdict_pane *p, const struct exercise *ex, struct str answer,
                        struct verdict *v)
{
    drop(p);
    p->verdict = v;
    struct str copy = arena_str(&p->arena, answer);
    verdict_pane_set(p, ex, ex->kind == EXERCISE_PREDICT_OUTPUT
                     ? grade_prediction(&p->arena, ex, copy, v)
                     : grade_program(&p->arena, ex, copy, v));
}

void verdict_pane_run(struct verdict_pane *p, struct str answer, struct verdict *v)
{
    drop(p);
    p->verdict = v;
    struct source_file f = {.name = STR("answer.c"), .text = arena_str(&p->arena, answer)};
    p->words = words_verdict(&p->arena, v, &f, 1);
}

void verdict_pane_set(struct verdict_pane *p, const struct exercise *ex, struct grade g)
{
    struct grade plain = g;
    plain.because = (struct doc){0}; /* laid out as a document, not as lines */
    p->grade = g;
    p->words = words_grade(&p->arena, ex, &plain);
    p->page.top = 0;
    if (p->page.cursor > 0)
        p->page.cursor = 0;
    page_stale(&p->page);
}

bool verdict_pane_passed(const struct verdict_pane *p)
{
    return p->words.count && p->grade.status == GRADE_PASSED;
}

struct word_line verdict_pane_summary(const struct verdict_pane *p)
{
    return p->words.count ? p->words.lines[0] : (struct word_line){.role = WORD_DIM,
                                                                   .text = str_from(p->nothing)};
}

enum role verdict_role(enum word_role r)
{
    switch (r) {
    case WORD_PASS: return ROLE_PASS;
    case WORD_FAIL: return ROLE_FAIL;
    case WORD_WARN: return ROLE_WARN;
    case WORD_DIM: return ROLE_DIM;
    case WORD_CODE: return ROLE_CODE;
    case WORD_WANT: return ROLE_WANT;
    case WORD_GOT: return ROLE_GOT;
    case WORD_TEXT: break;
    }
    return ROLE_TEXT;
}

/* ---- side by side ------------------------------------------------------------ */

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
static void add_column(struct prose *p, struct prose_line *l, enum role role, struct str text, int cells,
                       size_t from, size_t end)
{
    struct buf parts[3] = {{0}};
    size_t cuts[4] = {0, from < text.len ? from : text.len, end < text.len ? end : text.len, text.len};
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
        prose_text(p, ROLE_DIM, 2, str_from(arena_printf(p->arena, "(lines 1 to %d are the same)", from - 1)));
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
        add_column(p, l, in_want ? ROLE_WANT : ROLE_DIM, in_want ? want : STR("(no such line)"), cells,
                   at, want_end);
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
        prose_text(p, ROLE_DIM, 2, str_from(arena_printf(p->arena, "(lines 1 to %d are the same)", from - 1)));
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
        add_column(p, l, in_want ? ROLE_WANT : ROLE_DIM, in_want ? want : STR("(no such line)"), cells, at,
                   want_end);
        if (same)
            continue;
        l = raw_line(p, COLUMN_RUNS);
        l->indent = 2;
        add_run(l, ROLE_STRONG, STR("printed ! "));
        add_column(p, l, in_got ? ROLE_GOT : ROLE_DIM, in_got ? got : STR("(no such line)"), cells, at,
                   got_end);
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

/* The part of the words that tells both outputs: [*ret_from, *ret_end). */
static bool find_outputs(const struct verdict_pane *p, size_t *ret_from, size_t *ret_end)
{
    const struct words *w = &p->words;
    if (!p->grade.count || !p->grade.failures[0].has_outputs)
        return false;
    size_t from = 0, got;
    while (from < w->count && !str_is(w->lines[from].text, "Expected:"))
        from++;
    for (got = from + 1; got < w->count && !(w->lines[got].role == WORD_TEXT && w->lines[got].indent == 2); got++)
        ;
    if (got >= w->count)
        return false;
    size_t end = got + 1;
    while (end < w->count && w->lines[end].indent == 4)
        end++;
    *ret_from = from;
    *ret_end = end;
    return true;
}

static void lay_out(struct verdict_pane *p)
{
    struct prose *out = &p->page.prose;
    const struct words *w = &p->words;
    size_t from = 0, end = 0;
    bool outputs = find_outputs(p, &from, &end);
    if (!w->count)
        prose_text(out, ROLE_DIM, 0, str_from(p->nothing));
    for (size_t i = 0; i < w->count; i++) {
        const struct word_line *l = &w->lines[i];
        if (outputs && i == from) {
            struct str title = STR("Your program printed");
            for (size_t k = from; k < end; k++)
                if (w->lines[k].indent == 2 && str_is(w->lines[k].text, "You predicted:"))
                    title = STR("You predicted");
            out->tag = 0;
            if (fits_beside(out, &p->grade.failures[0]))
                add_beside(out, &p->grade.failures[0], title);
            else
                add_stacked(out, &p->grade.failures[0]);
        }
        if (outputs && i >= from && i < end)
            continue;
        out->tag = l->goto_line;
        if (l->role == WORD_CODE || l->role == WORD_WANT || l->role == WORD_GOT)
            prose_verbatim(out, verdict_role(l->role), l->indent, l->text);
        else
            prose_hanging(out, verdict_role(l->role), l->indent, i ? 0 : 6, l->text);
    }
    out->tag = 0;
    if (p->grade.because.count) {
        prose_blank(out);
        prose_doc(out, &p->grade.because);
    }
    if (verdict_pane_passed(p) && p->after) {
        prose_blank(out);
        prose_text(out, ROLE_NOTE, 0, str_from(p->after));
    }
}

void verdict_pane_draw(struct verdict_pane *p, struct canvas *c, struct rect r, bool focus)
{
    if (page_begin(&p->page, c, r.cols))
        lay_out(p);
    int cursor = p->page.cursor < 0 ? 0 : p->page.cursor, top = p->page.top;
    p->page.cursor = focus ? cursor : -1;
    if (!focus)
        p->page.top = 0; /* the strip shows what to mend first */
    page_draw(&p->page, c, r, NULL);
    p->page.cursor = cursor;
    if (!focus)
        p->page.top = top;
}

/* ---- beneath a program of a lesson -------------------------------------------- */

enum { RUN_LINES = 40 };

static void add_output(struct prose *p, const char *title, struct str text, enum role role)
{
    struct str line;
    int lines = 0;
    prose_text(p, ROLE_DIM, 2, str_from(title));
    while (str_line(&text, &line) && lines++ < RUN_LINES) {
        struct buf shown = {0};
        utf8_printable(&shown, line);
        prose_verbatim(p, role, 4, arena_str(p->arena, buf_view(&shown)));
        buf_release(&shown);
    }
    if (text.len)
        prose_text(p, ROLE_DIM, 4, STR("(there is more)"));
}

void verdict_add_run(struct prose *p, const struct verdict *v, struct str code)
{
    const struct run_result *run = v->run_count ? &v->runs[0] : NULL;
    struct source_file f = {.name = STR("answer.c"), .text = code};
    if (run && run->ran) {
        add_output(p, run->out.len ? "It prints:" : "It prints nothing.", run->out, ROLE_GOT);
        if (run->err.len)
            add_output(p, "On standard error:", run->err, ROLE_WARN);
    }
    struct words w = words_verdict(p->arena, v, &f, 1);
    for (size_t i = 0; i < w.count; i++) {
        if (w.lines[i].role == WORD_CODE)
            prose_verbatim(p, ROLE_CODE, 2 + w.lines[i].indent, w.lines[i].text);
        else
            prose_text(p, i ? verdict_role(w.lines[i].role) : ROLE_DIM, 2 + w.lines[i].indent,
                       w.lines[i].text);
    }
}
