/* Before it runs: what will the program do, as it stands? Asked once, before the first
 * verdict of an exercise is shown. The program above, one question below: choose or type,
 * say how sure you are, be told. Esc passes the rest over. Then the exercise itself opens. */
#include "ui/bench.h"
#include "ui/editor.h"

#include <string.h>

enum before_stage { WAITING, ASKING, HOW_SURE, TOLD };

struct before_view {
    struct view view;
    struct bench bench;      /* task and program */
    struct editor program;
    struct page page;        /* the question */
    struct arena arena;      /* of the questions */
    struct foretellings all;
    struct verdict *run;     /* owned */
    size_t at;               /* which question */
    enum before_stage stage;
    int bar;
    struct buf typed;
    struct str said;         /* the answer given; in the arena */
    int sure;
};

static struct before_view *self(struct view *v) { return (struct before_view *)v; }
static const struct foretold *now(const struct before_view *b) { return &b->all.list[b->at]; }

static void focus(struct app *a, struct before_view *b, enum pane pane)
{
    bench_focus(a, &b->bench, &b->view, pane);
    if (pane == PANE_CODE)
        b->view.where = IN_EXERCISE | IN_BEFORE;
}

/* To the exercise, whose questions are over. */
static void go_on(struct app *a, struct before_view *b)
{
    if (study_asks_first(a->study, b->view.item))
        study_foretold(a->study, b->view.item, NULL, (struct str){0}, 0, NULL);
    app_go(a, b->view.item);
}

static void next(struct app *a, struct before_view *b)
{
    b->at++;
    b->bar = 0;
    b->stage = ASKING;
    buf_clear(&b->typed);
    page_stale(&b->page);
    if (b->at >= b->all.count)
        go_on(a, b);
}

static void choose(struct app *a, struct before_view *b)
{
    const struct foretold *q = now(b);
    struct str said = q->choice_count ? q->choices[b->bar] : str_trim(buf_view(&b->typed));
    if (!said.len) {
        app_say(a, ROLE_NOTE, "Type what you think; Esc passes it over.");
        return;
    }
    b->said = arena_str(&b->arena, said);
    b->stage = HOW_SURE;
    page_stale(&b->page);
}

static void answer(struct app *a, struct before_view *b, int sure)
{
    struct error err = {0};
    b->sure = sure;
    b->stage = TOLD;
    page_stale(&b->page);
    if (!study_foretold(a->study, b->view.item, now(b), b->said, sure, &err))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct before_view *b = self(v);
    verdict_free(b->run);
    b->run = verdict;
    b->all = foretell(&b->arena, item_exercise(v->item), verdict, v->item->id.len);
    b->stage = ASKING;
    page_stale(&b->page);
    if (!b->all.count) /* the pack's fault, or ours: then there is nothing to ask */
        go_on(a, b);
}

/* What is typed as an answer. */
static bool type(struct before_view *b, const struct ui_event *e)
{
    enum { MOST = 200 };
    char bytes[4];
    if (b->stage != ASKING || now(b)->choice_count || e->kind != EVENT_KEY || b->bench.pane != PANE_CODE)
        return false;
    if (e->key.code == K_BACKSPACE && !e->key.mods) {
        while (b->typed.len && ((unsigned char)b->typed.at[b->typed.len - 1] & 0xc0) == 0x80)
            b->typed.len--;
        if (b->typed.len)
            b->typed.len--;
    } else if (key_types(e->key) && b->typed.len < MOST) {
        buf_add(&b->typed, bytes, utf8_encode(e->key.code, bytes));
    } else {
        return false;
    }
    page_stale(&b->page);
    return true;
}

static bool on_question(struct app *a, struct before_view *b, enum action action)
{
    int choices = b->stage == ASKING ? (int)now(b)->choice_count : 0;
    switch (action) {
    case ACTION_BEFORE_UP:
    case ACTION_BEFORE_DOWN:
        if (choices)
            b->bar = (b->bar + (action == ACTION_BEFORE_DOWN ? 1 : choices - 1)) % choices;
        page_stale(&b->page);
        return true;
    case ACTION_BEFORE_TAKE:
        if (b->stage == ASKING)
            choose(a, b);
        else if (b->stage == TOLD)
            next(a, b);
        else if (b->stage == HOW_SURE)
            app_say(a, ROLE_NOTE, "%s: sure, %s: not sure.", action_key(ACTION_BEFORE_SURE).text,
                    action_key(ACTION_BEFORE_UNSURE).text);
        return true;
    case ACTION_BEFORE_SURE:
    case ACTION_BEFORE_UNSURE:
        if (b->stage == HOW_SURE)
            answer(a, b, action == ACTION_BEFORE_SURE);
        return true;
    case ACTION_BEFORE_SKIP:
        if (b->stage == HOW_SURE) {
            b->stage = ASKING;
            page_stale(&b->page);
        } else {
            go_on(a, b);
        }
        return true;
    default:
        return false;
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct before_view *b = self(v);
    int line;
    if (type(b, e))
        return true;
    if (e->kind == EVENT_KEY && b->bench.pane == PANE_CODE && on_question(a, b, action))
        return true;
    if (e->kind == EVENT_KEY && b->bench.pane == PANE_CODE &&
        (e->key.code == K_PGUP || e->key.code == K_PGDN) && !e->key.mods) {
        editor_handle(&b->program, e, app_now(a));
        return true;
    }
    switch (e->kind == EVENT_KEY ? action : ACTION_NONE) {
    case ACTION_MAP:
        app_go_map(a);
        return true;
    case ACTION_NEXT_ITEM:
        app_go_next(a, v->item);
        return true;
    case ACTION_CHECK:
    case ACTION_HINT:
    case ACTION_SOLUTION:
    case ACTION_RESET:
    case ACTION_UNDO_RESET:
    case ACTION_EXTERNAL:
    case ACTION_PANE_VERDICT:
    case ACTION_PICTURE:
        app_say(a, ROLE_NOTE, "First say what it will do; %s passes the questions over.",
                action_key(ACTION_BEFORE_SKIP).text);
        return true;
    default:
        break;
    }
    bool mine = bench_handle(a, &b->bench, v, e, action, &line);
    focus(a, b, b->bench.pane == PANE_TASK ? PANE_TASK : PANE_CODE);
    if (e->kind == EVENT_MOUSE && !mine)
        editor_handle(&b->program, e, app_now(a));
    return mine || e->kind == EVENT_MOUSE;
}

/* ---- drawing ---------------------------------------------------------------------------- */

static void lay_out(const struct before_view *b, struct prose *p)
{
    struct arena *a = p->arena;
    const struct foretold *q;
    const struct foresight *believed;
    if (b->stage == WAITING || b->at >= b->all.count) {
        prose_text(p, ROLE_DIM, 0, STR("The program is being run; what it does is not told yet."));
        return;
    }
    q = now(b);
    prose_doc(p, &q->forecast->ask);
    for (size_t i = 0; i < q->choice_count; i++) {
        bool bar = b->stage == ASKING ? (int)i == b->bar : str_eq(q->choices[i], b->said);
        prose_text(p, bar ? ROLE_SELECTED : ROLE_TEXT, 2,
                   str_from(arena_printf(a, "%s " STR_FMT, bar ? ">" : " ", STR_ARG(q->labels[i]))));
    }
    if (!q->choice_count && b->stage == ASKING)
        prose_text(p, ROLE_STRONG, 2, str_from(arena_printf(a, "> " STR_FMT "_", STR_ARG(buf_view(&b->typed)))));
    else if (!q->choice_count)
        prose_text(p, ROLE_STRONG, 2, str_from(arena_printf(a, "> " STR_FMT, STR_ARG(b->said))));
    switch (b->stage) {
    case ASKING:
        prose_text(p, ROLE_DIM, 0, str_from(arena_printf(a, q->choice_count
            ? "Up and Down choose, Enter answers, PgUp scrolls the program; %s passes the questions over."
            : "Type it, Enter answers, PgUp scrolls the program; %s passes the questions over.", action_key(ACTION_BEFORE_SKIP).text)));
        break;
    case HOW_SURE:
        prose_text(p, ROLE_STRONG, 0, str_from(arena_printf(a, "How sure are you? %s sure, %s not sure.",
                                                            action_key(ACTION_BEFORE_SURE).text,
                                                            action_key(ACTION_BEFORE_UNSURE).text)));
        break;
    default: {
        bool right = foretold_right(q, b->said, &believed);
        prose_text(p, right ? ROLE_PASS : ROLE_FAIL, 0, str_from(
            arena_printf(a, right ? "RIGHT  " STR_FMT : "NOT RIGHT  " STR_FMT, STR_ARG(foretold_truth(a, q)))));
        if (believed)
            prose_doc(p, &believed->because);
        if (!right && b->sure)
            prose_text(p, ROLE_NOTE, 0, STR("You were sure of it: that is worth a second look, and comes back in a review."));
        prose_text(p, ROLE_DIM, 0, b->at + 1 < b->all.count ? STR("Enter: the next question.")
                                                           : STR("Enter: to the code and what it does."));
    }
    }
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    enum { PROGRAM = 5 };
    struct before_view *b = self(v);
    struct bench_look look = {"Before it runs", "", .brief = true};
    struct rect all = bench_draw(a, &b->bench, v->item, c, r, &look);
    if (!all.rows)
        return;
    if (page_begin(&b->page, c, all.cols - 3)) {
        b->page.cursor = -1;
        lay_out(b, &b->page.prose);
        struct region of = region_find(item_exercise(v->item)->start);
        if (of.limited) /* what is asked about, and above it what came before */
            editor_goto(&b->program, of.end, 0);
    }
    int most = all.rows - PROGRAM - 1, rows = b->page.prose.count;
    rows = rows > most ? most : rows < 1 ? 1 : rows;
    struct rect program = {all.row, all.col, all.rows - rows - 1, all.cols};
    struct rect below = {all.row + all.rows - rows, all.col + 2, rows, all.cols - 3};
    editor_draw(&b->program, c, program, false);
    canvas_hline(c, below.row - 1, all.col, all.cols, ROLE_FRAME);
    if (b->at < b->all.count)
        canvas_printf(c, below.row - 1, all.col + 2, ROLE_STRONG, " What will it do, as it stands? %zu of %zu ",
                      b->at + 1, b->all.count);
    page_draw(&b->page, c, below, NULL);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct before_view *b = self(v);
    size_t n = 0;
    (void)a;
    if (b->bench.pane != PANE_CODE) {
        ret[n++] = ACTION_PANE_CODE;
    } else if (b->stage == HOW_SURE) {
        ret[n++] = ACTION_BEFORE_SURE;
        ret[n++] = ACTION_BEFORE_UNSURE;
    } else {
        ret[n++] = ACTION_BEFORE_TAKE;
    }
    ret[n++] = ACTION_BEFORE_SKIP;
    if (bench_scrolls(&b->bench))
        ret[n++] = ACTION_PAGE_DOWN;
    if (b->bench.pane != PANE_TASK)
        ret[n++] = ACTION_PANE_TASK;
    ret[n++] = ACTION_MAP;
    ret[n++] = ACTION_HELP;
    ret[n++] = ACTION_QUIT;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    bench_place(&self(v)->bench, out); /* the exercise opens in the same pane */
}

static void done(struct view *v)
{
    struct before_view *b = self(v);
    editor_release(&b->program);
    bench_release(&b->bench);
    page_release(&b->page);
    verdict_free(b->run);
    arena_release(&b->arena);
    buf_release(&b->typed);
}

static const struct view_ops ops = {
    .name = "questions before the run", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .verdict = on_verdict, .place = place, .done = done,
};

void view_before_open(struct app *a, const struct item *it)
{
    struct before_view *b = mem_alloc(sizeof *b);
    struct arena scratch = {0};
    b->view.ops = &ops;
    b->view.item = it;
    bench_init(&b->bench);
    b->bench.no_picture = "The picture opens with the code, when you have said what it will do.";
    b->bench.verdict.nothing = "What it does is told when you have said what you think.";
    b->bench.task.on = "Enter or F3 goes on: what will the code do, as it stands?";
    editor_init(&b->program);
    b->program.read_only = true;
    editor_load(&b->program, item_exercise(it)->start, false, 0, 0);
    app_push(a, &b->view);
    focus(a, b, a->canvas.cols < UI_WIDE ? PANE_TASK : PANE_CODE);
    struct attempt attempt = grade_attempt(&scratch, item_exercise(it), item_exercise(it)->start);
    app_judge(a, &b->view, &attempt);
    arena_release(&scratch);
}
