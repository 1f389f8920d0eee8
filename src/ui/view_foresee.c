/* Predict the picture: the program, and below it one question at a time about what memory
 * looks like at a moment of its run. Targets and what lives are chosen, values are typed.
 * When all are answered they are checked together, and the run is shown. */
#include "ui/reading.h"

#include <string.h>

enum { QUESTIONS = 26 };

struct foresee_view {
    struct reading r;
    struct foresee *foresee;    /* owned; NULL: the program has not run yet */
    struct error trouble;       /* why there is none */
    size_t at;                  /* the question on the screen */
    int bar;                    /* a choice of it */
    uint64_t chosen[QUESTIONS];
    bool none[QUESTIONS];       /* said that nothing lives */
    struct buf typed[QUESTIONS];
    struct page page;
};

static struct foresee_view *self(struct view *v) { return (struct foresee_view *)v; }

static size_t count(const struct foresee_view *x)
{
    size_t n = x->foresee ? x->foresee->count : 0;
    return n < QUESTIONS ? n : QUESTIONS;
}

static const struct asked *asked(const struct foresee_view *x)
{
    return x->at < count(x) ? &x->foresee->asked[x->at] : NULL;
}

static bool is_value(const struct asked *q) { return q && q->question->kind == QUESTION_VALUE; }
static bool is_live(const struct asked *q) { return q && q->question->kind == QUESTION_LIVE; }

/* ---- answers ---------------------------------------------------------------------- */

static void write_text(struct foresee_view *x)
{
    buf_clear(&x->r.text);
    for (size_t i = 0; i < count(x); i++) {
        const struct asked *q = &x->foresee->asked[i];
        if (is_value(q))
            buf_str(&x->r.text, str_trim(buf_view(&x->typed[i])));
        else if (x->chosen[i] || x->none[i])
            foresee_write(&x->r.text, q, x->chosen[i]);
        buf_char(&x->r.text, '\n');
    }
}

/* What was kept of an earlier sitting. */
static void read_text(struct foresee_view *x)
{
    struct str rest = buf_view(&x->r.text), line;
    for (size_t i = 0; i < count(x) && str_line(&rest, &line); i++) {
        const struct asked *q = &x->foresee->asked[i];
        buf_clear(&x->typed[i]);
        if (is_value(q)) {
            buf_str(&x->typed[i], line);
            continue;
        }
        enum answer_is is = foresee_answer(q, line, &x->chosen[i]);
        x->none[i] = is_live(q) && (is == ANSWER_RIGHT || is == ANSWER_WRONG) && !x->chosen[i];
    }
}

static void show_moment(struct foresee_view *x)
{
    const struct asked *q = asked(x);
    page_stale(&x->page);
    x->page.top = 0;
    if (!q || q->wrong_code)
        return;
    const struct when *w = &q->question->when;
    int line = w->kind == WHEN_LINE ? w->line : (int)editor_where(&x->r.program).lines;
    reading_mark(&x->r, line, MARK_BULLET, ROLE_NOTE, "the question is about the moment after this line");
}

static void go(struct foresee_view *x, size_t n)
{
    x->at = n;
    x->bar = 0;
    for (size_t i = 0; asked(x) && i < asked(x)->choice_count; i++)
        if (x->chosen[n] >> i & 1) {
            x->bar = (int)i;
            break;
        }
    show_moment(x);
}

/* The picture at the moment of the question, the bar on what it asks about. */
static void show(struct app *a, struct foresee_view *x)
{
    const struct asked *q = asked(x);
    if (q)
        reading_shown(a, &x->r, q->stop, q->object, q->address);
}

static void choose(struct app *a, struct foresee_view *x, int n)
{
    const struct asked *q = asked(x);
    uint64_t bit = (uint64_t)1 << n;
    x->bar = n;
    x->chosen[x->at] = is_live(q) ? x->chosen[x->at] ^ bit : bit;
    x->none[x->at] = false;
    page_stale(&x->page);
    write_text(x);
    reading_save(a, &x->r);
}

static void check(struct app *a, struct foresee_view *x)
{
    struct bench *b = &x->r.bench;
    if (!x->foresee) {
        app_say(a, ROLE_WARN, "%s", reading_waits(&x->r));
        return;
    }
    for (size_t i = 0; i < count(x); i++) /* no mark is an answer where several may be */
        if (is_live(&x->foresee->asked[i]) && i == x->at && !x->chosen[i])
            x->none[i] = true;
    write_text(x);
    verdict_pane_clear(&b->verdict);
    struct grade g = foresee_grade(&b->verdict.arena, x->foresee, buf_view(&x->r.text));
    if (g.incomplete) {
        reading_save(a, &x->r);
        app_say_str(a, ROLE_NOTE, g.failures[0].message);
        go(x, (size_t)g.failures[0].case_index);
        verdict_pane_clear(&b->verdict);
        return;
    }
    reading_grade(a, &x->r, g);
    if (view_round_silent(x->r.view.item))
        return; /* the next one is on already */
    size_t first = 0; /* what went wrong first is what to look at */
    while (first + 1 < g.answer_count && g.answers[first].how == TOLD_RIGHT)
        first++;
    go(x, g.status == GRADE_PASSED ? 0 : first);
    show(a, x);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct foresee_view *x = self(v);
    if (x->foresee) {
        reading_verdict(a, &x->r, verdict);
        return;
    }
    verdict_free(x->r.run);
    x->r.run = verdict;
    x->foresee = foresee_new(item_exercise(v->item), verdict, &x->trouble);
    read_text(x);
    go(x, x->at < count(x) ? x->at : 0);
}

/* ---- keys -------------------------------------------------------------------------- */

static bool typed(struct app *a, struct foresee_view *x, const struct ui_event *e)
{
    struct buf *b = &x->typed[x->at];
    char bytes[4];
    if (e->key.code == K_BACKSPACE && !e->key.mods) {
        while (b->len && (b->at[b->len - 1] & 0xC0) == 0x80)
            b->at[--b->len] = '\0';
        if (b->len)
            b->at[--b->len] = '\0';
    } else if (key_types(e->key) && b->len < 60) {
        buf_add(b, bytes, utf8_encode(e->key.code, bytes));
    } else {
        return false;
    }
    page_stale(&x->page);
    write_text(x);
    app_moved(a);
    return true;
}

static bool on_question(struct app *a, struct foresee_view *x, const struct ui_event *e,
                        enum action action)
{
    const struct asked *q = asked(x);
    int choices = q ? (int)q->choice_count : 0;
    uint32_t digit = e->key.code - '1';
    if (!q)
        return false;
    if (!x->r.answered && is_value(q) && typed(a, x, e))
        return true;
    if (!x->r.answered && !e->key.mods && digit < 9 && (int)digit < choices) {
        choose(a, x, (int)digit);
        return true;
    }
    switch (action) {
    case ACTION_ASK_NEXT:
    case ACTION_ASK_BACK:
        go(x, (x->at + (action == ACTION_ASK_NEXT ? 1 : count(x) - 1)) % count(x));
        if (x->r.answered)
            show(a, x);
        return true;
    case ACTION_ASK_UP:
    case ACTION_ASK_DOWN:
        if (choices && !x->r.answered) {
            x->bar = (x->bar + (action == ACTION_ASK_DOWN ? 1 : choices - 1)) % choices;
            page_stale(&x->page);
        } else {
            page_handle(a, &x->page, e, action == ACTION_ASK_DOWN ? ACTION_DOWN : ACTION_UP);
        }
        return true;
    case ACTION_ASK_CHOOSE:
        if (choices && !x->r.answered)
            choose(a, x, x->bar);
        return true;
    case ACTION_ASK_TAKE:
        if (x->r.answered) {
            if (x->at + 1 < count(x)) {
                go(x, x->at + 1);
                show(a, x);
            }
            return true;
        }
        if (choices && is_live(q) && !x->chosen[x->at])
            x->none[x->at] = true;
        else if (choices && !is_live(q))
            choose(a, x, x->bar);
        if (x->at + 1 < count(x))
            go(x, x->at + 1);
        else
            check(a, x);
        return true;
    default:
        return false;
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct foresee_view *x = self(v);
    if (x->r.bench.pane == PANE_PICTURE && x->r.bench.trace.asking)
        return reading_handle(a, &x->r, e, action);
    if (e->kind == EVENT_MOUSE && e->mouse.action == MOUSE_PRESS && !x->r.answered &&
        x->r.bench.pane == PANE_CODE) {
        int line = x->page.top + e->mouse.row - x->r.drawn.row;
        if (e->mouse.row >= x->r.drawn.row && line < x->page.prose.count &&
            e->mouse.col >= x->r.drawn.col && x->page.prose.lines[line].tag) {
            choose(a, x, x->page.prose.lines[line].tag - 1);
            return true;
        }
    }
    if (e->kind == EVENT_KEY && action == ACTION_CHECK) {
        if (!x->r.answered)
            check(a, x);
        return true;
    }
    if (e->kind == EVENT_KEY && action == ACTION_ASK_AGAIN && x->r.answered) {
        const struct grade *g = &x->r.bench.verdict.grade;
        for (size_t i = 0; i < count(x) && i < g->answer_count; i++) { /* what was right stays */
            if (g->answers[i].how == TOLD_RIGHT)
                continue;
            buf_clear(&x->typed[i]);
            x->chosen[i] = 0;
            x->none[i] = false;
        }
        write_text(x);
        reading_again(a, &x->r);
        go(x, 0);
        return true;
    }
    if (e->kind == EVENT_KEY && x->r.bench.pane == PANE_CODE && on_question(a, x, e, action))
        return true;
    return reading_handle(a, &x->r, e, action);
}

/* ---- drawing -------------------------------------------------------------------------- */

static void add_choice(const struct foresee_view *x, struct prose *p, const struct asked *q, size_t i)
{
    bool mine = x->chosen[x->at] >> i & 1, bar = !x->r.answered && x->bar == (int)i;
    bool tell = x->r.answered, right = q->right >> i & 1;
    enum role role = bar ? ROLE_SELECTED : mine ? ROLE_STRONG : ROLE_TEXT;
    const char *box = is_live(q) ? (mine ? "[x]" : "[ ]") : (mine ? "(x)" : "( )");
    struct str label = str_from(arena_printf(p->arena, "%s %s %zu", bar ? ">" : " ", box, i + 1));
    size_t n;
    struct prose_run *runs = reading_runs(p, q->choices[i].label, role, &n);
    if (tell && is_live(q))
        runs[n++] = (struct prose_run){right ? STR("  lives") : STR("  is no more"),
                                       (uint8_t)(mine == right ? ROLE_PASS : ROLE_FAIL)};
    else if (tell && (right || mine))
        runs[n++] = (struct prose_run){right ? STR("  RIGHT") : STR("  WRONG"),
                                       (uint8_t)(right ? ROLE_PASS : ROLE_FAIL)};
    p->tag = (int)i + 1;
    page_labelled(p, role, label, q->choice_count > 9 ? 10 : 9, runs, n);
    p->tag = 0;
}

static void add_value(const struct foresee_view *x, struct prose *p)
{
    struct str said = buf_view(&x->typed[x->at]);
    if (x->r.answered && !said.len)
        return; /* given up */
    struct prose_run runs[2] = {{STR("= "), ROLE_DIM},
                                {said.len ? said : STR("_"), ROLE_STRONG}};
    prose_runs(p, 2, 0, runs, 2);
    if (!x->r.answered)
        prose_text(p, ROLE_DIM, 2, STR("Type the value; ? if nobody has set it."));
}

static void add_told(const struct foresee_view *x, struct prose *p)
{
    const struct grade *g = &x->r.bench.verdict.grade;
    if (x->at >= g->answer_count) { /* given up */
        const struct asked *q = asked(x);
        size_t n;
        struct prose_run *runs = reading_runs(p, str_from(arena_printf(p->arena, STR_FMT ", " STR_FMT, STR_ARG(q->moment),
                                                                       STR_ARG(q->truth))), ROLE_TEXT, &n);
        prose_blank(p);
        prose_runs(p, 0, 0, runs, n);
        if (q->question->because.count) {
            prose_blank(p);
            prose_doc(p, &q->question->because);
        }
        return;
    }
    const struct told_answer *told = &g->answers[x->at];
    size_t n;
    struct prose_run *runs = reading_runs(p, told->truth, ROLE_TEXT, &n);
    prose_blank(p);
    prose_text(p, told->how == TOLD_RIGHT ? ROLE_PASS : ROLE_FAIL, 0,
               told->how == TOLD_RIGHT ? STR("RIGHT") : STR("NOT RIGHT"));
    prose_runs(p, 0, 0, runs, n);
    if (told->believed) {
        prose_blank(p);
        prose_doc(p, &told->believed->because);
    }
    if (told->question->because.count) {
        prose_blank(p);
        prose_doc(p, &told->question->because);
    }
}

static void lay_out(const struct foresee_view *x, struct prose *p)
{
    const struct asked *q = asked(x);
    if (!q) {
        prose_text(p, ROLE_DIM, 0, x->trouble.text[0] ? str_from(x->trouble.text)
                                                      : str_from(reading_waits(&x->r)));
        return;
    }
    size_t n;
    char *ask = arena_printf(p->arena, "Question %zu of %zu. " STR_FMT ": " STR_FMT, x->at + 1, count(x),
                             STR_ARG(q->moment), STR_ARG(q->text));
    struct prose_run *runs = reading_runs(p, str_from(ask), ROLE_STRONG, &n);
    prose_runs(p, 0, 0, runs, n);
    if (q->wrong_code) {
        prose_text(p, ROLE_WARN, 0, STR("This cannot be asked; the pack needs mending."));
        return;
    }
    if (q->question->ask.count && !x->r.answered)
        prose_doc(p, &q->question->ask);
    for (size_t i = 0; i < q->choice_count; i++) /* of a long list what counts remains */
        if (!x->r.answered || is_live(q) || ((q->right | x->chosen[x->at]) >> i & 1))
            add_choice(x, p, q, i);
    if (is_value(q))
        add_value(x, p);
    if (is_live(q) && !x->r.answered)
        prose_text(p, ROLE_DIM, 0, STR("Space marks all that live; Enter goes on."));
    if (x->r.answered)
        add_told(x, p);
    reading_after(&x->r, p);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct foresee_view *x = self(v);
    struct rect all = reading_draw(a, &x->r, c, r, "Program");
    if (!all.rows)
        return;
    struct rect inner = {all.row, all.col + 2, all.rows, all.cols - 3};
    x->page.rows = x->r.drawn.rows;
    if (page_begin(&x->page, c, inner.cols)) {
        x->page.cursor = -1;
        lay_out(x, &x->page.prose);
    }
    struct rect below = reading_split(&x->r, c, all, x->page.prose.count, x->r.answered
        ? " What the run shows " : " Your prediction ");
    x->page.rows = below.rows;
    if (!x->r.answered)
        for (int i = 0; i < x->page.prose.count; i++)
            if (x->page.prose.lines[i].tag == x->bar + 1)
                page_show(&x->page, i);
    page_draw(&x->page, c, below, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct foresee_view *x = self(v);
    size_t n = 0;
    (void)a;
    if (x->r.bench.pane == PANE_CODE && !x->r.answered) {
        if (asked(x) && !is_value(asked(x)))
            ret[n++] = ACTION_ASK_CHOOSE;
        ret[n++] = ACTION_ASK_TAKE;
    }
    if (x->r.bench.pane == PANE_CODE && count(x) > 1)
        ret[n++] = ACTION_ASK_NEXT;
    return reading_footer(&x->r, n, ret);
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    struct foresee_view *x = self(v);
    bench_place(&x->r.bench, out);
    buf_printf(out, "question=%d ", (int)x->at);
}

static void leave(struct app *a, struct view *v)
{
    struct foresee_view *x = self(v);
    if (x->foresee)
        write_text(x);
    reading_save(a, &x->r);
}

static struct str explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->r.bench.verdict);
}

static void done(struct view *v)
{
    struct foresee_view *x = self(v);
    for (size_t i = 0; i < QUESTIONS; i++)
        buf_release(&x->typed[i]);
    page_release(&x->page);
    foresee_free(x->foresee);
    reading_release(&x->r);
}

/* Given up: the run first, then the debrief. */
static bool tell(struct app *a, struct view *v)
{
    struct foresee_view *x = self(v);
    if (x->r.answered || !x->foresee)
        return reading_tell(a, v);
    x->r.answered = true;
    x->r.bench.verdict.nothing = "Not answered: this is what the run shows.";
    reading_focus(a, &x->r, PANE_CODE);
    go(x, 0);
    show(a, x);
    return true;
}

static const struct view_ops ops = {
    .name = "questions", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = reading_tick, .verdict = on_verdict, .leave = leave, .place = place, .explains = explains, .tell = tell, .done = done,
};

void view_foresee_open(struct app *a, const struct item *it, struct str where)
{
    struct foresee_view *x = mem_alloc(sizeof *x);
    x->r.view.ops = &ops;
    x->at = (size_t)place_number(where, "question", 0);
    reading_open(a, &x->r, it, where, "Answer the questions below the program; F5 shows the run.",
                 "Enter or F3 goes to the questions, F2 comes back here.");
}
