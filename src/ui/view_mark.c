/* Mark the line: a program that goes wrong, and a bar over its lines. The marked line is
 * compared with the place of the machine's finding; what that line really did is told,
 * and the run can be looked at. */
#include "ui/reading.h"

#include <string.h>

struct mark_view {
    struct reading r;
    int marked;        /* line, from 1; 0 none */
    struct page page;  /* below the program */
};

static struct mark_view *self(struct view *v) { return (struct mark_view *)v; }

static int bar(const struct mark_view *x) { return x->r.program.caret.at.line + 1; }

static bool has_ink(const struct mark_view *x, int n)
{
    struct str rest = item_exercise(x->r.view.item)->program, line = {0};
    for (int i = 1; str_line(&rest, &line); i++)
        if (i == n)
            return str_trim(line).len > 0;
    return false;
}

static void show_mark(struct mark_view *x)
{
    page_stale(&x->page);
    int at = bar(x);
    reading_mark(&x->r, x->marked, MARK_BULLET, ROLE_WARN, "marked");
    if (x->marked)
        editor_goto(&x->r.program, at - 1, 0);
}

static void mark(struct app *a, struct mark_view *x)
{
    x->marked = x->marked == bar(x) ? 0 : bar(x);
    if (x->marked && !has_ink(x, x->marked)) {
        app_say(a, ROLE_NOTE, "There is nothing in this line.");
        x->marked = 0;
    }
    buf_clear(&x->r.text);
    if (x->marked)
        buf_printf(&x->r.text, "%d\n", x->marked);
    show_mark(x);
    reading_save(a, &x->r);
}

/* The line that was asked for; 0: there is none, the pack needs mending. */
static int right_line(const struct mark_view *x)
{
    const struct exercise *ex = item_exercise(x->r.view.item);
    const struct finding *f = x->r.run ? mark_finding(ex, x->r.run) : NULL;
    return f ? mark_place(ex, f)->line : 0;
}

/* Which moment explains it: what is found, or what the marked line did last. */
static size_t moment(struct mark_view *x, const struct grade *g)
{
    struct arena arena = {0};
    struct error err = {0};
    const struct exercise *ex = item_exercise(x->r.view.item);
    struct attempt attempt = grade_attempt(&arena, ex, (struct str){0});
    struct trace *t = picture_trace(&attempt, x->r.run, &err);
    struct line_visit *visits;
    size_t n = TRACE_NONE;
    if (t && g->status == GRADE_PASSED) {
        n = moment_of_finding(t, g->goes_wrong);
    } else if (t) {
        size_t count = moment_visits(t, &arena, 0, x->marked, &visits);
        n = count ? visits[count - 1].end : TRACE_NONE;
    }
    trace_close(t);
    arena_release(&arena);
    return n;
}

static void check(struct app *a, struct mark_view *x)
{
    struct bench *b = &x->r.bench;
    if (!x->r.run) {
        app_say(a, ROLE_WARN, "%s", reading_waits(&x->r));
        return;
    }
    verdict_pane_clear(&b->verdict);
    struct grade g =
        grade_mark(&b->verdict.arena, item_exercise(x->r.view.item), buf_view(&x->r.text), x->r.run);
    if (g.incomplete) {
        app_say(a, ROLE_NOTE, "Mark a line first: arrows and Space.");
        return;
    }
    reading_grade(a, &x->r, g);
    if (view_round_silent(x->r.view.item))
        return; /* the next one is on already */
    page_stale(&x->page);
    size_t stop = moment(x, &g);
    if (stop != TRACE_NONE)
        reading_shown(a, &x->r, stop, 0, 0);
    else
        b->no_picture = "The line that you marked never ran, so there is no picture of it. r marks another.";
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct mark_view *x = self(v);
    if (x->r.run) {
        reading_verdict(a, &x->r, verdict);
        return;
    }
    x->r.run = verdict;
    page_stale(&x->page);
}

static void move(struct mark_view *x, int by)
{
    int lines = (int)editor_where(&x->r.program).lines, to = bar(x) + by;
    while (to >= 1 && to <= lines && !has_ink(x, to)) /* over empty lines */
        to += by;
    if (to >= 1 && to <= lines)
        editor_goto(&x->r.program, to - 1, 0);
    page_stale(&x->page);
}

static bool on_program(struct app *a, struct mark_view *x, enum action action)
{
    switch (action) {
    case ACTION_ASK_UP:
    case ACTION_ASK_DOWN:
        move(x, action == ACTION_ASK_DOWN ? 1 : -1);
        app_moved(a);
        return true;
    case ACTION_ASK_CHOOSE:
        if (!x->r.answered)
            mark(a, x);
        return true;
    case ACTION_ASK_TAKE:
        if (x->r.answered)
            return true;
        if (x->marked != bar(x))
            mark(a, x);
        else
            check(a, x);
        return true;
    case ACTION_ASK_NEXT:
    case ACTION_ASK_BACK:
        return true;
    default:
        return false;
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct mark_view *x = self(v);
    if (x->r.bench.pane == PANE_PICTURE && x->r.bench.trace.asking)
        return reading_handle(a, &x->r, e, action);
    if (e->kind == EVENT_KEY && action == ACTION_CHECK) {
        if (!x->r.answered)
            check(a, x);
        return true;
    }
    if (e->kind == EVENT_KEY && action == ACTION_ASK_AGAIN && x->r.answered) {
        reading_again(a, &x->r);
        x->marked = 0;
        buf_clear(&x->r.text);
        show_mark(x);
        return true;
    }
    if (e->kind == EVENT_KEY && x->r.bench.pane == PANE_CODE && on_program(a, x, action))
        return true;
    bool mine = reading_handle(a, &x->r, e, action);
    if (e->kind == EVENT_MOUSE)
        page_stale(&x->page);
    return mine;
}

/* ---- drawing -------------------------------------------------------------------- */

static void lay_out(const struct mark_view *x, struct prose *p)
{
    const struct exercise *ex = item_exercise(x->r.view.item);
    static const char *const asked[] = {
        "In which line does it go wrong?", "In which line is the box made that is used wrongly later?",
        "In which line does the box end that is used wrongly later?",
        "In which line is the last way to it lost?"};
    const struct grade *g = &x->r.bench.verdict.grade;
    if (!x->r.answered) {
        prose_text(p, ROLE_STRONG, 0, str_from(asked[ex->mark]));
        prose_text(p, ROLE_DIM, 0, !x->r.run ? str_from(reading_waits(&x->r)) : x->marked == bar(x)
            ? str_from(arena_printf(p->arena, "Line %d is marked. Enter or %s checks.", x->marked,
                                    action_key(ACTION_CHECK).text))
            : x->marked ? str_from(arena_printf(p->arena, "Line %d is marked; the bar is on line %d. "
                                                "Space marks that one.", x->marked, bar(x)))
                        : str_from(arena_printf(p->arena, "The bar is on line %d. Space or Enter marks it.",
                                                bar(x))));
        return;
    }
    bool passed = verdict_pane_passed(&x->r.bench.verdict);
    prose_text(p, passed ? ROLE_PASS : ROLE_FAIL, 0, passed
        ? str_from(arena_printf(p->arena, ex->mark == MARK_AT ? "RIGHT  Line %d is where it goes wrong."
                                                              : "RIGHT  Line %d is the line.", x->marked))
        : str_from(arena_printf(p->arena, ex->mark == MARK_AT ? "NOT RIGHT  It does not go wrong in line %d."
                                                              : "NOT RIGHT  Line %d is not the one.", x->marked)));
    if (g->did.len)
        prose_text(p, ROLE_TEXT, 0, str_from(arena_printf(p->arena, "What it did when it ran last: "
                                                          STR_FMT ".", STR_ARG(g->did))));
    if (!passed && g->count && g->failures[0].advice.len)
        prose_text(p, ROLE_TEXT, 0, g->failures[0].advice);
    if (g->because.count) {
        prose_blank(p);
        prose_doc(p, &g->because);
    }
    if (!passed && item_extra(x->r.view.item)) /* the first answer counted: nothing is left to find out */
        prose_text(p, ROLE_STRONG, 0, str_from(arena_printf(p->arena, "It is line %d.", right_line(x))));
    else if (!passed)
        prose_text(p, ROLE_DIM, 0, STR("r marks another line."));
    reading_after(&x->r, p);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct mark_view *x = self(v);
    struct rect all = reading_draw(a, &x->r, c, r, "Program");
    if (!all.rows)
        return;
    if (page_begin(&x->page, c, all.cols - 3)) {
        x->page.cursor = -1;
        lay_out(x, &x->page.prose);
    }
    struct rect below = reading_split(&x->r, c, all, x->page.prose.count,
                                      x->r.answered ? " What the run shows " : " Mark the line ");
    int row = all.row + bar(x) - 1 - x->r.program.top;
    if (!x->r.answered && row >= all.row && row < below.row - 1)
        canvas_reverse(c, (struct rect){row, all.col, 1, all.cols});
    page_draw(&x->page, c, below, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct mark_view *x = self(v);
    size_t n = 0;
    (void)a;
    if (x->r.bench.pane == PANE_CODE && !x->r.answered)
        ret[n++] = ACTION_ASK_CHOOSE;
    return reading_footer(&x->r, n, ret);
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct mark_view *x = self(v);
    bench_place(&x->r.bench, out);
    buf_printf(out, "line=%d ", bar(x));
}

static void leave(struct app *a, struct view *v)
{
    reading_save(a, &self(v)->r);
}

static struct str explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->r.bench.verdict);
}

static void done(struct view *v)
{
    page_release(&self(v)->page);
    reading_release(&self(v)->r);
}

static bool tell(struct app *a, struct view *v)
{
    struct mark_view *x = self(v);
    bool now = reading_tell(a, v);
    if (now && !x->r.answered && right_line(x)) {
        reading_mark(&x->r, right_line(x), MARK_BULLET, ROLE_PASS, "it is this line");
        app_say(a, ROLE_NOTE, "It is line %d.", right_line(x));
    }
    return now;
}

static const struct view_ops ops = {
    .name = "a line to mark", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = reading_tick, .verdict = on_verdict, .leave = leave, .place = place, .explains = explains, .tell = tell, .done = done,
};

void view_mark_open(struct app *a, const struct item *it, struct str where)
{
    struct mark_view *x = mem_alloc(sizeof *x);
    int64_t n;
    x->r.view.ops = &ops;
    reading_open(a, &x->r, it, where, "Mark the line that is asked for; F5 tells.",
                 "Enter or F3 goes to the program, F2 comes back here.");
    if (str_to_int(str_trim(buf_view(&x->r.text)), 1, 100000, &n))
        x->marked = (int)n;
    int line = place_number(where, "line", x->marked ? x->marked : 1);
    editor_goto(&x->r.program, line - 1, 0);
    show_mark(x);
}
