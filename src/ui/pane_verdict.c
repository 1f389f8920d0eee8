/* The verdict as lines: the words of study/words.c, with what was expected and
 * what was printed as outputs.c shows them. A line that speaks of a line of code
 * carries its number as tag, so Enter can go there. */
#include "ui/pane.h"

#include <string.h>

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

void verdict_pane_wait(struct verdict_pane *p, const char *waits)
{
    if (p->waits != waits && !p->words.count)
        page_stale(&p->page);
    p->waits = waits;
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
    struct grade g = grade_answer(&p->arena, ex, copy, v);
    p->verdict = grade_verdict_first_take(v, &g);
    verdict_pane_set(p, ex, g);
}

void verdict_pane_run(struct verdict_pane *p, struct str answer, struct verdict *v)
{
    drop(p);
    p->verdict = v;
    struct source_file f = {.name = STR("answer.c"), .text = arena_str(&p->arena, answer)};
    p->words = words_program(&p->arena, v, &f, 1);
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

struct str verdict_pane_explains(const struct verdict_pane *p)
{
    if (!p->words.count)
        return (struct str){"", 0};
    return p->grade.count ? grade_explains(&p->grade)
         : p->verdict     ? verdict_explains(p->verdict)
                          : (struct str){"", 0};
}

bool verdict_pane_more(const struct verdict_pane *p)
{
    for (size_t i = 0; i < p->words.count; i++)
        if (p->words.lines[i].explains.len)
            return true;
    return false;
}

enum role verdict_role(enum word_role r)
{
    switch (r) {
    case WORD_PASS: return ROLE_PASS;
    case WORD_FAIL: return ROLE_FAIL;
    case WORD_WARN: return ROLE_WARN;
    case WORD_DIM: case WORD_MARK: return ROLE_DIM;
    case WORD_CODE: return ROLE_CODE;
    case WORD_WANT: return ROLE_WANT;
    case WORD_GOT: return ROLE_GOT;
    case WORD_TEXT: break;
    }
    return ROLE_TEXT;
}

static bool is_verbatim(enum word_role r)
{
    return r == WORD_CODE || r == WORD_MARK || r == WORD_WANT || r == WORD_GOT;
}

/* ---- the words, with both outputs in place of their lines ---- */

/* The part of the words that tells both outputs: [*ret_from, *ret_end). */
static bool find_outputs(const struct verdict_pane *p, size_t *ret_from, size_t *ret_end)
{
    const struct words *w = &p->words;
    if (!p->grade.count || !p->grade.failures[0].has_outputs)
        return false;
    size_t from = 0, got;
    while (from < w->count && !str_is(w->lines[from].text, "Expected:"))
        from++;
    for (got = from + 1;
         got < w->count && !(w->lines[got].role == WORD_TEXT && w->lines[got].indent == 2); got++)
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

/* Where the words name a command of the shell, the screen has a key. picture: and another
 * for the picture of it. */
static void add_more(struct prose *p, const struct word_line *l, bool picture)
{
    char *text = arena_printf(p->arena, "%s explains " STR_FMT, action_key(ACTION_EXPLAIN).text,
                              STR_ARG(l->explains));
    if (picture)
        text = arena_printf(p->arena, "%s; %s shows it in the picture", text,
                            action_key(ACTION_PICTURE).text);
    p->tag = TAG_EXPLAIN;
    prose_text(p, ROLE_DIM, l->indent, str_from(text));
    p->tag = 0;
}

const char *failure_sign(enum fault_outcome o, bool ascii)
{
    return o == FAULT_HANDLED ? (ascii ? "." : "·") : o == FAULT_UNNOTICED ? "!" : ascii ? "X" : "✗";
}

enum role failure_role(enum fault_outcome o)
{
    return o == FAULT_HANDLED ? ROLE_PASS : o == FAULT_UNNOTICED ? ROLE_WARN : ROLE_FAIL;
}

/* A cell for each failure that was tried, of all cases, on one line; of more as many as fit from
 * the first that is not handled on. */
static void add_strip(struct verdict_pane *p)
{
    struct prose *out = &p->page.prose;
    const struct verdict *v = p->verdict;
    size_t count = 0, bad = SIZE_MAX, room = out->width > 40 ? (size_t)out->width - 30 : 10;
    for (size_t r = 0; v && r < v->run_count; r++) {
        const struct sweep *s = v->runs[r].sweep;
        for (size_t i = 0; s && i < s->count; i++, count++)
            if (bad == SIZE_MAX && s->cells[i].state != FAULT_HANDLED)
                bad = count;
    }
    if (!count || (bad == SIZE_MAX && !verdict_pane_passed(p)))
        return; /* something else is wrong, and told first */
    size_t from = bad == SIZE_MAX || count <= room ? 0 : bad < count - room ? bad : count - room, at = 0, n = 0;
    struct prose_run *runs = arena_array(out->arena, room + 4, sizeof *runs);
    runs[n++] = (struct prose_run){STR("Failures tried: "), ROLE_DIM};
    for (size_t r = 0; r < v->run_count; r++) {
        const struct sweep *s = v->runs[r].sweep;
        for (size_t i = 0; s && i < s->count; i++, at++)
            if (at >= from && at < from + room)
                runs[n++] = (struct prose_run){str_from(failure_sign(s->cells[i].state, out->ascii)),
                                               (uint8_t)failure_role(s->cells[i].state)};
    }
    char *more = arena_printf(out->arena, "%s  %s", count > room ? " ..." : "", action_key(ACTION_FAILURES).text);
    runs[n++] = (struct prose_run){str_from(more), ROLE_DIM};
    prose_runs(out, 2, 0, runs, n);
}

static void lay_out(struct verdict_pane *p)
{
    struct prose *out = &p->page.prose;
    const struct words *w = &p->words;
    size_t from = 0, end = 0;
    bool outputs = find_outputs(p, &from, &end);
    if (!w->count)
        prose_text(out, ROLE_DIM, 0, str_from(p->waits ? p->waits : p->nothing));
    for (size_t i = 0; i < w->count; i++) {
        const struct word_line *l = &w->lines[i];
        if (outputs && i == from) {
            struct str title = STR("Your program printed");
            for (size_t k = from; k < end; k++)
                if (w->lines[k].indent == 2 && str_is(w->lines[k].text, "You predicted:"))
                    title = STR("You predicted");
            out->tag = 0;
            outputs_add(out, &p->grade.failures[0], title);
        }
        if (outputs && i >= from && i < end)
            continue;
        if (l->explains.len) {
            if (str_eq(l->explains, verdict_pane_explains(p)))
                add_more(out, l, p->pictured && p->grade.failures && p->grade.failures[0].finding);
            continue;
        }
        out->tag = l->goto_line;
        if (is_verbatim(l->role))
            prose_verbatim(out, verdict_role(l->role), l->indent, l->text);
        else
            prose_hanging(out, verdict_role(l->role), l->indent, i ? 0 : 6, l->text);
        if (!i) {
            out->tag = 0;
            add_strip(p);
        }
    }
    out->tag = 0;
    if (p->grade.because.count && !p->grade.answer_count) { /* answers have been told with theirs */
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
    int width = r.col + r.cols < c->cols ? r.cols : r.cols - 1; /* room for the sign that there is more */
    if (page_begin(&p->page, c, width))
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

void verdict_add_failed(struct prose *p, const struct verdict *v)
{
    struct str failed = v->run_count ? words_made_to_fail(p->arena, &v->runs[0]) : (struct str){"", 0};
    if (failed.len)
        prose_text(p, ROLE_DIM, 0, failed);
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
    struct words w = words_program(p->arena, v, &f, 1);
    bool more = false;
    for (size_t i = 0; i < w.count; i++) {
        if (w.lines[i].explains.len) { /* the key opens the first */
            struct word_line l = w.lines[i];
            l.indent += 2;
            if (!more)
                add_more(p, &l, false);
            more = true;
        } else if (is_verbatim(w.lines[i].role))
            prose_verbatim(p, verdict_role(w.lines[i].role), 2 + w.lines[i].indent, w.lines[i].text);
        else
            prose_text(p, i ? verdict_role(w.lines[i].role) : ROLE_DIM, 2 + w.lines[i].indent,
                       w.lines[i].text);
    }
}
