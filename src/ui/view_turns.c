/* An exercise of kind schedule: the program is given, the learner is the scheduler.
 *
 * The work is the game of threads_parts.c, in the panes of an exercise. The answer's file
 * holds the choices as an order of explore/, after each of them, as --plain has it; coming back,
 * one run of that order shows every state that led there. Whoever reaches what is asked for
 * is graded at once; the check key lets the program run on from here and tells what it came to.
 * What the orders come to is not tried before somebody asks for the odds. */
#include "ui/app.h"
#include "ui/editor.h"
#include "ui/lanes.h"

#include <stdio.h>
#include <string.h>

enum { BOTH_ROWS = 24, MOST_NOTES = 32 };

struct turns_view {
    struct threads_view t;  /* first: its view is this one's */
    struct bench bench;
    struct editor program;
    struct buf saved;       /* what the answer's file holds */
    struct buf judged;      /* the order that the verdict is of */
    bool lanes;             /* where only one fits: the steps, not the program */
    bool was_saved;         /* an order of before is to be come back to */
    struct rect list;       /* where the choices were drawn */
};

static struct turns_view *self(struct view *v) { return (struct turns_view *)v; }

static void focus(struct app *a, struct turns_view *x, enum pane pane)
{
    bench_focus(a, &x->bench, &x->t.view, pane);
    if (x->bench.pane == PANE_CODE)
        x->t.view.where = IN_EXERCISE | IN_TURNS | IN_ORDERS;
}

/* ---- the answer --------------------------------------------------------------------- */

static bool is_judged(const struct turns_view *x)
{
    struct arena arena = {0};
    bool same = x->bench.verdict.words.count && str_eq(turns_order(&x->t, &arena), buf_view(&x->judged));
    arena_release(&arena);
    return same;
}

static void save(struct app *a, struct turns_view *x)
{
    struct arena arena = {0};
    struct error err = {0};
    struct str line = {"", 0};
    if (x->t.states.len > 1)
        line = str_from(arena_printf(&arena, STR_FMT "\n", STR_ARG(turns_order(&x->t, &arena))));
    if (!str_eq(line, buf_view(&x->saved))) {
        if (answer_save(a->study, x->t.view.item, line, NULL, &err)) {
            buf_clear(&x->saved);
            buf_str(&x->saved, line);
        } else {
            app_say(a, ROLE_FAIL, "Your choices could not be saved: %s", err.text);
        }
    }
    arena_release(&arena);
}

/* In the program: which line each thread is about to do. */
static void note_lines(struct turns_view *x)
{
    struct turn_state *s = turns_now(&x->t);
    struct editor_note notes[MOST_NOTES];
    size_t count = 0;
    int here = -1, lines = editor_where(&x->program).lines;
    for (int line = 1; s && !s->turns.over && line <= lines && count < COUNT(notes); line++) {
        struct buf who = {0};
        for (size_t i = 0; i < s->turns.count; i++) {
            const struct turn *t = &s->turns.list[i];
            if (!t->next || t->next->at.line != line || t->text.len == 0)
                continue;
            buf_printf(&who, who.len ? ", " STR_FMT : STR_FMT, STR_ARG(t->name));
            here = here < 0 || t->thread == s->turns.running ? line - 1 : here;
        }
        if (who.len) {
            notes[count] = (struct editor_note){.line = line - 1, .role = ROLE_NOTE};
            snprintf(notes[count].text, sizeof notes[count].text, "%.*s", (int)who.len, who.at);
            count++;
        }
        buf_release(&who);
    }
    editor_set_run(&x->program, -1, here, here >= 0, notes, count);
}

static void check(struct app *a, struct turns_view *x)
{
    if (!turns_now(&x->t)) {
        app_say(a, ROLE_NOTE, "%s", x->t.nothing ? x->t.nothing : "The program is being run ...");
        return;
    }
    if (x->t.states.len < 2) {
        app_say(a, ROLE_NOTE, "Choose first who goes next: a thread's number, or arrows and Enter.");
        return;
    }
    x->t.want = THREADS_CHECK;
    threads_pump(a, &x->t);
}

/* Of an order that is not graded yet. */
static const char *not_graded(struct turns_view *x)
{
    const struct turn_state *s = turns_now(&x->t);
    if (s && s->turns.over && !x->t.won)
        return s->turns.found ? "It is over, and not as it was asked for. F5 tells what this order came to."
                              : "It is over, and nothing broke. F5 tells what this order came to.";
    return "Choose who goes next until it fails. F5 lets it run on from here.";
}

/* A state is there: chosen, taken back or come back to. */
static void arrived(struct app *a, struct turns_view *x)
{
    if (!x->t.moved)
        return;
    x->t.moved = false;
    x->bench.verdict.nothing = not_graded(x);
    page_stale(&x->bench.verdict.page);
    save(a, x);
    note_lines(x);
    x->lanes = x->t.states.len > 1;
    if (x->t.won && !is_judged(x))
        check(a, x);
}

static void checked(struct app *a, struct threads_view *t, struct verdict *v)
{
    struct turns_view *x = self(&t->view);
    struct bench *b = &x->bench;
    struct arena arena = {0};
    struct error err = {0};
    buf_clear(&x->judged);
    buf_str(&x->judged, turns_order(t, &arena));
    arena_release(&arena);
    verdict_pane_grade(&b->verdict, item_exercise(t->view.item), buf_view(&x->judged), v);
    if (b->verdict.grade.status == GRADE_TOOL_FAULT)
        return;
    if (!study_record(a->study, t->view.item, &b->verdict.grade, buf_view(&x->judged), -1, &err) &&
        study_progress(a->study))
        app_say(a, ROLE_WARN, "This could not be written down: %s", err.text);
    if (verdict_pane_passed(&b->verdict)) {
        b->task.debrief_first = true;
        b->task.page.top = 0;
    }
    page_stale(&b->task.page);
}

/* The first run is there: what was chosen before is gone on with. */
static void come_back(struct app *a, struct turns_view *x)
{
    struct arena arena = {0};
    struct turn_choice *made;
    size_t count = turns_read(&arena, str_trim(buf_view(&x->saved)), &made);
    if (x->was_saved && (!count || x->t.explored->runs[0].departed)) {
        app_say(a, ROLE_NOTE, "Your choices of before do not fit this program; they begin again.");
        if (count) { /* what follows them is no run of the program's first choice */
            verdict_free(x->t.explored);
            x->t.explored = x->t.shown = NULL;
            x->was_saved = false;
            buf_clear(&x->saved);
            buf_clear(&x->t.wanted);
            buf_cstr(&x->t.wanted, "s:");
            x->t.want = THREADS_EXPLORE;
            threads_pump(a, &x->t);
            arena_release(&arena);
            return;
        }
    }
    turns_begin(a, &x->t, made, count);
    arena_release(&arena);
}

static void on_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct turns_view *x = self(v);
    threads_verdict(a, v, verdict);
    if (x->t.explored && !x->t.nothing && !turns_now(&x->t))
        come_back(a, x);
    arrived(a, x);
}

static void on_tick(struct app *a, struct view *v)
{
    threads_pump(a, &self(v)->t);
}

/* ---- keys ------------------------------------------------------------------------------ */

/* The shortest order that does it, with its steps. */
static void open_solution(struct app *a, struct turns_view *x)
{
    if (study_solution_allowed(a->study, x->t.view.item))
        view_threads_open(a, x->t.view.item, &x->t.all, 0);
    else
        app_say(a, ROLE_NOTE, "All orders are shown when you have passed, or after eight attempts. "
                "%s opens a hint.", action_key(ACTION_HINT).text);
}

static bool on_mouse(struct app *a, struct turns_view *x, const struct ui_event *e, enum action action)
{
    int line, row = e->mouse.row - x->list.row;
    bool mine = bench_handle(a, &x->bench, &x->t.view, e, action, &line);
    focus(a, x, x->bench.pane);
    if (mine || x->bench.pane != PANE_CODE)
        return true;
    struct turn_state *s = turns_now(&x->t);
    if (s && e->mouse.action == MOUSE_PRESS && row >= 0 && row < x->list.rows && (size_t)row < s->turns.count) {
        x->t.turn = (size_t)row;
        turns_handle(a, &x->t, e, ACTION_TURN_TAKE);
        arrived(a, x);
    } else {
        editor_handle(&x->program, e, app_now(a));
    }
    return true;
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct turns_view *x = self(v);
    struct bench *b = &x->bench;
    int line;
    if (e->kind == EVENT_MOUSE)
        return on_mouse(a, x, e, action);
    if (e->kind != EVENT_KEY)
        return true;
    if (b->pane == PANE_PICTURE && b->trace.asking)
        return bench_handle(a, b, v, e, action, &line);
    switch (action) {
    case ACTION_CHECK:
        check(a, x);
        return true;
    case ACTION_HINT:
        if (task_hint(a, v->item)) {
            page_stale(&b->task.page);
            b->task.show_hint = true;
            if (a->canvas.cols < UI_WIDE)
                focus(a, x, PANE_TASK);
        }
        return true;
    case ACTION_NEXT_ITEM:
        app_go_next(a, v->item);
        return true;
    case ACTION_MAP:
        app_go_map(a);
        return true;
    case ACTION_SOLUTION:
    case ACTION_THREADS:
        open_solution(a, x);
        return true;
    case ACTION_RESET:
        action = ACTION_TURN_RESET;
        break;
    case ACTION_UNDO_RESET:
    case ACTION_EXTERNAL:
        app_say(a, ROLE_NOTE, "Here you only choose turns: there is no code to change.");
        return true;
    case ACTION_TURN_CODE:
        x->lanes = !x->lanes;
        return true;
    case ACTION_LANES_HELP:
        view_help_open(a, v);
        return true;
    case ACTION_LANES_SIGNS:
        view_signs_open(a, v);
        return true;
    case ACTION_LANES_QUIT:
        focus(a, x, PANE_TASK);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        if (b->pane == PANE_CODE) {
            editor_handle(&x->program, e, app_now(a));
            return true;
        }
        break;
    default:
        break;
    }
    if ((b->pane == PANE_CODE || action == ACTION_TURN_RESET) && turns_now(&x->t) &&
        turns_handle(a, &x->t, e, action)) {
        arrived(a, x);
        app_moved(a);
        return true;
    }
    bool mine = bench_handle(a, b, v, e, action, &line);
    focus(a, x, b->pane);
    if (line)
        editor_goto(&x->program, line - 1, 0);
    return mine;
}

/* ---- drawing ----------------------------------------------------------------------------- */

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct turns_view *x = self(v);
    bool stale = x->bench.verdict.words.count && !is_judged(x);
    struct bench_look look = {"Turns", stale ? "other choices since" : "", .stale = stale, .brief = true};
    struct rect all = bench_draw(a, &x->bench, v->item, c, r, &look);
    memset(&x->list, 0, sizeof x->list);
    if (!all.rows)
        return;
    if (!turns_now(&x->t)) {
        struct rect program = {all.row + 1, all.col, all.rows - 1, all.cols};
        canvas_fit(c, all.row, all.col, all.cols, x->t.nothing ? ROLE_NOTE : ROLE_DIM,
                   str_from(x->t.nothing ? x->t.nothing : "The program is being run ..."));
        editor_draw(&x->program, c, program, false);
        return;
    }
    bool both = all.rows >= BOTH_ROWS && x->t.turn_lanes.row_count;
    struct rect game = all;
    if (both) {
        struct rect program = {all.row, all.col, all.rows / 2 - 1, all.cols};
        game.row += program.rows + 1;
        game.rows -= program.rows + 1;
        editor_draw(&x->program, c, program, false);
        canvas_hline(c, game.row - 1, all.col, all.cols, ROLE_FRAME);
        canvas_cstr(c, game.row - 1, all.col + 2, ROLE_FRAME, " Steps so far ");
    }
    bool lanes = both || (x->lanes && x->t.turn_lanes.row_count);
    struct rect upper = turns_draw(&x->t, c, game, lanes);
    if (!lanes)
        editor_draw(&x->program, c, upper, false);
    x->list = (struct rect){x->t.list_row, game.col, x->t.list_rows, game.cols};
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    item_title_row(a, v->item, out);
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    struct turns_view *x = self(v);
    enum pane pane = x->bench.pane;
    size_t n = 0;
    bool passed = verdict_pane_passed(&x->bench.verdict);
    if (pane == PANE_PICTURE)
        return bench_picture_keys(&x->bench, ret);
    if (passed)
        ret[n++] = ACTION_NEXT_ITEM;
    if (pane == PANE_CODE) {
        if (!x->t.won)
            ret[n++] = ACTION_TURN_TAKE;
        ret[n++] = ACTION_TURN_UNDO;
        ret[n++] = ACTION_TURN_RESET;
        if (!x->t.won)
            ret[n++] = ACTION_TURN_ODDS;
        if (a->canvas.cols < UI_WIDE)
            ret[n++] = ACTION_TURN_CODE;
    }
    if (!passed)
        ret[n++] = ACTION_CHECK;
    if (bench_scrolls(&x->bench))
        ret[n++] = ACTION_PAGE_DOWN;
    if (pane != PANE_TASK)
        ret[n++] = ACTION_PANE_TASK;
    if (pane != PANE_CODE)
        ret[n++] = ACTION_PANE_CODE;
    if (!passed)
        ret[n++] = ACTION_HINT;
    ret[n++] = ACTION_HELP;
    ret[n++] = ACTION_PICTURE;
    ret[n++] = ACTION_MAP;
    ret[n++] = ACTION_QUIT;
    return n;
}

static void place(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    bench_place(&self(v)->bench, out);
}

static struct str explains(struct view *v)
{
    return verdict_pane_explains(&self(v)->bench.verdict);
}

static bool settled(struct view *v)
{
    const struct threads_view *t = &self(v)->t;
    return !t->want && !t->asked;
}

static void done(struct view *v)
{
    struct turns_view *x = self(v);
    threads_release(&x->t);
    editor_release(&x->program);
    bench_release(&x->bench);
    buf_release(&x->saved);
    buf_release(&x->judged);
}

static bool tell(struct app *a, struct view *v)
{
    return bench_tell(a, &self(v)->bench, v);
}

static const struct view_ops ops = {
    .name = "turns", .title = title, .handle = handle, .draw = draw, .footer = footer, .tick = on_tick,
    .verdict = on_verdict, .place = place, .explains = explains, .settled = settled, .tell = tell, .done = done,
};

void view_turns_open(struct app *a, const struct item *it, struct str where)
{
    struct turns_view *x = mem_alloc(sizeof *x);
    struct threads_view *t = &x->t;
    struct arena arena = {0};
    bool changed = false;
    t->view.ops = &ops;
    t->view.item = it;
    t->exercise = item_exercise(it);
    t->tab = TAB_TURNS;
    t->bench = &x->bench;
    t->trace = &x->bench.trace;
    t->checked = checked;
    bench_init(&x->bench);
    x->bench.verdict.nothing = not_graded(x);
    x->bench.task.on = "Enter or F3 goes to the turns, F2 comes back here.";
    x->bench.trace.nothing = "The picture of memory after the last choice will stand here.";
    editor_init(&x->program);
    x->program.read_only = true;
    editor_load(&x->program, item_exercise(it)->start, false, 0, 0);
    if (!answer_load(a->study, it, &x->saved, &changed, NULL))
        buf_clear(&x->saved);
    struct attempt of = grade_attempt(&arena, item_exercise(it), (struct str){"", 0});
    t->all = attempt_for_lanes(&t->kept, &of, 0, STR("s:"), 0);
    arena_release(&arena);
    struct turn_choice *made;
    size_t count = turns_read(&t->kept, str_trim(buf_view(&x->saved)), &made);
    x->was_saved = str_trim(buf_view(&x->saved)).len > 0;
    buf_str(&t->wanted, count ? str_trim(buf_view(&x->saved)) : STR("s:"));
    t->want = THREADS_EXPLORE;
    bool first_look = study_status(a->study, it) <= ITEM_STARTED && !changed;
    bench_restore(a, &x->bench, &t->view, where, bench_first(a, it, first_look));
    focus(a, x, x->bench.pane);
    app_push(a, &t->view);
    threads_pump(a, t);
}
