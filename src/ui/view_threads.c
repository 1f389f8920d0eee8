/* The schedules of a program with threads: one of them as lanes with the picture of its
 * memory, how all of them end, and the game of choosing who goes next. Opened over an
 * exercise or a playground; nothing is kept, nothing counts. */
#include "ui/app.h"
#include "ui/lanes.h"

#include <string.h>

static struct threads_view *self(struct view *v) { return (struct threads_view *)v; }

static void focus(struct app *a, struct threads_view *x, enum threads_tab tab)
{
    static const unsigned where[THREADS_TABS] = {[TAB_LANES] = IN_LANES, [TAB_OUTCOMES] = IN_LIST,
                                                 [TAB_TURNS] = IN_TURNS, [TAB_PICTURE] = IN_PICTURE};
    bool was_turns = x->tab == TAB_TURNS;
    x->tab = tab;
    x->view.where = IN_THREADS | where[tab];
    if (tab == TAB_TURNS)
        turns_handle(a, x, &(struct ui_event){.kind = EVENT_KEY}, ACTION_NONE); /* begins it */
    if (tab != TAB_PICTURE) /* of the game only what has happened in it */
        x->trace->last_step = tab == TAB_TURNS ? turns_seen(x) : UINT64_MAX;
    if ((tab == TAB_TURNS) != was_turns && tab != TAB_PICTURE && x->shown) {
        const struct turn_state *s = tab == TAB_TURNS ? turns_now(x) : NULL;
        const struct verdict *v = s && s->verdict ? s->verdict : tab == TAB_TURNS ? x->explored : x->shown;
        trace_pane_follow(x->trace, &x->all, v, NULL, (struct str){"", 0});
    }
    threads_pump(a, x);
}

/* ---- keys ---------------------------------------------------------------------- */

static void go(struct threads_view *x, size_t row)
{
    const struct lanes *l = threads_lanes(x);
    x->look.row = row < l->row_count ? row : l->row_count - 1;
    threads_follow(x);
}

static void jump(struct app *a, struct threads_view *x, int by)
{
    const struct lanes *l = threads_lanes(x);
    size_t row = lanes_preemption(l, x->look.row, by);
    if (row != SIZE_MAX)
        go(x, row);
    else if (!l->preemptions)
        app_say(a, ROLE_NOTE, "In this order no thread is preempted.");
    else
        app_say(a, ROLE_NOTE, by > 0 ? "No preemption comes after this one." : "No preemption comes before this one.");
}

static bool lanes_key(struct app *a, struct threads_view *x, enum action action)
{
    const struct lanes *l = threads_lanes(x);
    size_t row = x->look.row, page = x->look.rows > 2 ? (size_t)x->look.rows - 1 : 1;
    if (!l || !l->row_count)
        return false;
    switch (action) {
    case ACTION_LANE_BACK: go(x, row ? row - 1 : 0); return true;
    case ACTION_LANE_ON: go(x, row + 1); return true;
    case ACTION_LANES_UP: go(x, row > page ? row - page : 0); return true;
    case ACTION_LANES_DOWN: go(x, row + page); return true;
    case ACTION_LANES_START: go(x, 0); return true;
    case ACTION_LANES_END: go(x, l->row_count - 1); return true;
    case ACTION_PREEMPT_NEXT: jump(a, x, 1); return true;
    case ACTION_PREEMPT_BACK: jump(a, x, -1); return true;
    case ACTION_LANE_FAIL:
        if (l->fail_row != SIZE_MAX)
            go(x, l->fail_row);
        else
            app_say(a, ROLE_NOTE, "In this order nothing goes wrong.");
        return true;
    case ACTION_LANES_COPY:
        app_copy(a, x->shown->runs[0].schedule);
        app_say(a, ROLE_NOTE, "Copied: " STR_FMT, STR_ARG(x->shown->runs[0].schedule));
        return true;
    default:
        return false;
    }
}

static bool list_key(struct app *a, struct threads_view *x, enum action action)
{
    size_t count = outcomes_count(x);
    switch (action) {
    case ACTION_UP: x->outcome -= x->outcome > 0; return true;
    case ACTION_DOWN: x->outcome += x->outcome + 1 < count; return true;
    case ACTION_TOP: x->outcome = 0; return true;
    case ACTION_BOTTOM: x->outcome = count ? count - 1 : 0; return true;
    case ACTION_OPEN:
        outcomes_open(a, x);
        focus(a, x, x->tab);
        return true;
    default: return false;
    }
}

static bool handle(struct app *a, struct view *v, const struct ui_event *e, enum action action)
{
    struct threads_view *x = self(v);
    if (x->tab == TAB_PICTURE && (x->trace->asking || e->kind == EVENT_MOUSE))
        return trace_pane_handle(a, x->trace, v, e, action);
    if (e->kind != EVENT_KEY)
        return true;
    switch (action) {
    case ACTION_TAB_LANES: focus(a, x, TAB_LANES); return true;
    case ACTION_TAB_OUTCOMES: focus(a, x, TAB_OUTCOMES); return true;
    case ACTION_TAB_TURNS: focus(a, x, TAB_TURNS); return true;
    case ACTION_TAB_PICTURE: focus(a, x, TAB_PICTURE); return true;
    case ACTION_TAB_NEXT: focus(a, x, (x->tab + 1) % THREADS_TABS); return true;
    case ACTION_LANES_SIGNS: view_signs_open(a, v); return true;
    case ACTION_LANES_HELP: view_help_open(a, v); return true;
    case ACTION_LANES_QUIT: app_pop(a, v); return true;
    case ACTION_BACK:
        if (x->tab == TAB_LANES || !x->explored)
            return false;
        focus(a, x, TAB_LANES);
        return true;
    default: break;
    }
    switch (x->tab) {
    case TAB_LANES: return lanes_key(a, x, action);
    case TAB_OUTCOMES: return list_key(a, x, action);
    case TAB_TURNS: return turns_handle(a, x, e, action);
    default: return trace_pane_handle(a, x->trace, v, e, action);
    }
}

/* ---- drawing ---------------------------------------------------------------------- */

static void draw_tabs(struct threads_view *x, struct canvas *c, int row, int col)
{
    static const char *const names[THREADS_TABS] = {"Schedule", "Outcomes", "Be the scheduler", "Picture"};
    static const enum action keys[THREADS_TABS] = {ACTION_TAB_LANES, ACTION_TAB_OUTCOMES,
                                                   ACTION_TAB_TURNS, ACTION_TAB_PICTURE};
    for (int i = 0; i < THREADS_TABS; i++) {
        bool here = x->tab == (enum threads_tab)i;
        col = canvas_printf(c, row, col, here ? ROLE_SELECTED : ROLE_KEY, here ? "[%s" : " %s",
                            action_key(keys[i]).text);
        col = canvas_printf(c, row, col, here ? ROLE_SELECTED : ROLE_TEXT, here ? " %s]" : " %s ",
                            names[i]) + 1;
    }
}

/* The chosen step in a sentence, and its line. */
static void draw_step(struct threads_view *x, struct canvas *c, struct rect r, const struct lanes *l)
{
    const struct lane_row *row = &l->rows[x->look.row];
    canvas_hline(c, r.row, r.col, r.cols, ROLE_FRAME);
    canvas_printf(c, r.row, r.col + 2, ROLE_FRAME, " step %zu of %zu ", x->look.row + 1, l->row_count);
    struct arena a = {0};
    struct prose p;
    prose_init(&p, &a, r.cols - 1, c->ascii);
    prose_text(&p, row->fails ? ROLE_FAIL : ROLE_TEXT, 0, row->sentence);
    if (row->code) {
        const struct run_result *run = &x->shown->runs[0];
        for (size_t i = 0; i < run->finding_count; i++)
            if (!strcmp(run->findings[i].code, row->code)) {
                prose_text(&p, ROLE_FAIL, 0, str_from(arena_printf(&a, "FAILS: %s. " STR_FMT, row->code,
                                                                   STR_ARG(run->findings[i].message))));
                break;
            }
    }
    prose_draw(&p, c, (struct rect){r.row + 1, r.col, r.rows - 1, r.cols}, 0, NULL);
    arena_release(&a);
}

static void draw_lanes(struct threads_view *x, struct canvas *c, struct rect r)
{
    const struct lanes *l = threads_lanes(x);
    const struct schedules *s = threads_schedules(x);
    struct arena a = {0};
    if (!l || !l->row_count)
        return;
    char *head = arena_printf(&a, STR_FMT ": " STR_FMT "%s", STR_ARG(buf_view(&x->which)),
                              STR_ARG(x->shown->runs[0].schedule),
                              x->want == THREADS_RUN || x->asked == THREADS_RUN ? "  (another is coming)" : "");
    canvas_fit(c, r.row, r.col, r.cols, ROLE_STRONG, str_from(head));
    if (s)
        canvas_fit(c, r.row + 1, r.col, r.cols, ROLE_DIM, schedules_told(&a, s));
    enum { DETAIL = 5 };
    x->look.focus = x->tab == TAB_LANES;
    lanes_draw(l, c, (struct rect){r.row + 2, r.col, r.rows - 2 - DETAIL, r.cols}, &x->look);
    draw_step(x, c, (struct rect){r.row + r.rows - DETAIL, r.col, DETAIL, r.cols}, l);
    arena_release(&a);
}

static void draw_picture(struct threads_view *x, struct canvas *c, struct rect r, bool alone)
{
    bool has = x->tab == TAB_PICTURE;
    struct rect in = {r.row + 1, r.col + 2, r.rows - 2, r.cols - 4};
    canvas_frame(c, r, has, STR("Picture of this step (F6)"));
    trace_pane_draw(x->trace, c, in, has, alone);
    if (has)
        scrub_legend_draw(x->trace, c, r.row + r.rows - 1, r.col + 2, r.col + r.cols - 2);
}

static void draw(struct app *a, struct view *v, struct canvas *c, struct rect r)
{
    struct threads_view *x = self(v);
    bool wide = r.cols >= UI_WIDE;
    (void)a;
    draw_tabs(x, c, r.row, r.col + 1);
    struct rect body = {r.row + 1, r.col + 1, r.rows - 1, r.cols - 2};
    if (x->nothing || !x->explored) {
        canvas_fit(c, body.row + 1, body.col, body.cols, x->nothing ? ROLE_NOTE : ROLE_DIM,
                   x->nothing ? str_from(x->nothing) : STR("Trying the orders of its threads ..."));
        return;
    }
    if (x->tab == TAB_PICTURE && !wide) {
        draw_picture(x, c, (struct rect){body.row, r.col, body.rows, r.cols}, true);
        return;
    }
    if (wide && x->tab != TAB_OUTCOMES) {
        int cols = r.cols * 38 / 100;
        draw_picture(x, c, (struct rect){body.row, r.col + r.cols - cols, body.rows, cols}, false);
        body.cols -= cols + 1;
    }
    if (x->tab == TAB_OUTCOMES)
        outcomes_draw(x, c, (struct rect){body.row + 1, body.col, body.rows - 1, body.cols});
    else if (x->tab == TAB_TURNS || (x->tab == TAB_PICTURE && x->look.rows == 0))
        turns_draw(x, c, body, true);
    else
        draw_lanes(x, c, body);
}

static void title(struct app *a, struct view *v, struct buf *out)
{
    (void)a;
    buf_printf(out, "Threads of: " STR_FMT, STR_ARG(item_title(v->item)));
}

static size_t footer(struct app *a, struct view *v, enum action *ret)
{
    static const enum action lanes[] = {ACTION_LANE_BACK, ACTION_LANE_ON, ACTION_PREEMPT_NEXT, ACTION_LANE_FAIL,
                                        ACTION_TAB_OUTCOMES, ACTION_TAB_TURNS, ACTION_BACK,
                                        ACTION_LANES_HELP, ACTION_LANES_COPY};
    static const enum action list[] = {ACTION_OPEN, ACTION_DOWN, ACTION_UP, ACTION_TAB_LANES,
                                       ACTION_TAB_TURNS, ACTION_BACK, ACTION_HELP_KEY};
    static const enum action turns[] = {ACTION_TURN_TAKE, ACTION_TURN_DOWN, ACTION_TURN_UNDO, ACTION_TURN_RESET,
                                        ACTION_TURN_ODDS, ACTION_TAB_LANES, ACTION_BACK, ACTION_LANES_HELP};
    static const enum action walking[] = {ACTION_STEP_BACK, ACTION_STEP_ON, ACTION_CELL_DOWN,
                                          ACTION_TAB_LANES, ACTION_BACK, ACTION_HELP_KEY};
    (void)a;
#define KEYS(list) (memcpy(ret, list, sizeof list), COUNT(list))
    switch (self(v)->tab) {
    case TAB_LANES: return KEYS(lanes);
    case TAB_OUTCOMES: return KEYS(list);
    case TAB_TURNS: return KEYS(turns);
    default: return KEYS(walking);
    }
#undef KEYS
}

static void on_tick(struct app *a, struct view *v)
{
    threads_pump(a, self(v));
}

/* Who is below may have lost the judge to us. */
static void leave(struct app *a, struct view *v)
{
    if (v->below && v->below->ops->tick)
        v->below->wake_ms = app_now(a);
}

static bool settled(struct view *v)
{
    const struct threads_view *x = self(v);
    return !x->want && !x->asked;
}

void threads_release(struct threads_view *x)
{
    while (x->states.len)
        turn_state_release(&x->states.at[--x->states.len]);
    vec_release(&x->states);
    if (x->shown != x->explored)
        verdict_free(x->shown);
    verdict_free(x->explored);
    arena_release(&x->kept);
    arena_release(&x->lanes_kept);
    arena_release(&x->turn_kept);
    buf_release(&x->which);
    buf_release(&x->wanted);
}

static void done(struct view *v)
{
    threads_release(self(v));
    trace_pane_release(&self(v)->own);
}

static const struct view_ops ops = {
    .name = "threads", .title = title, .handle = handle, .draw = draw, .footer = footer,
    .tick = on_tick, .verdict = threads_verdict, .leave = leave, .settled = settled, .done = done,
};

void view_threads_open(struct app *a, const struct item *it, const struct attempt *all, size_t run)
{
    struct threads_view *x = mem_alloc(sizeof *x);
    x->view.ops = &ops;
    x->view.item = it;
    x->view.where = IN_THREADS | IN_LANES;
    x->all = attempt_for_lanes(&x->kept, all, run, STR("s:"), 0);
    x->trace = &x->own;
    trace_pane_init(x->trace);
    x->trace->nothing = "The picture of memory at the chosen step will stand here.";
    x->want = THREADS_EXPLORE;
    app_push(a, &x->view);
    threads_pump(a, x);
}
