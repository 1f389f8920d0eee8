/* What the schedules ask of the judge, one thing at a time, and what its verdicts mean.
 *
 * First all orders are explored. Then whatever was chosen last: a run along one schedule, for
 * the lanes; a run that begins with the choices made in the game; how many of all runs behind
 * a choice still fail. When nothing is wanted the picture of the run that is shown may ask.
 * Who types somewhere else meanwhile takes the judge away; what was lost is asked again. */
#include "ui/app.h"
#include "ui/lanes.h"

#include <string.h>

enum { AGAIN_MS = 200 };

static struct threads_view *self(struct view *v) { return (struct threads_view *)v; }

const struct schedules *threads_schedules(const struct threads_view *x)
{
    return x->explored && x->explored->run_count ? x->explored->runs[0].schedules : NULL;
}

const struct finding *threads_goal(const struct threads_view *x)
{
    const struct schedules *s = threads_schedules(x);
    for (size_t i = 0; s && i < s->failure_count; i++)
        if (!finding_is_race(s->failures[i].finding.code))
            return &s->failures[i].finding;
    return s && s->failure_count ? &s->failures[0].finding : NULL;
}

/* ---- asking ----------------------------------------------------------------------- */

static struct attempt attempt_for(struct threads_view *x, struct arena *arena)
{
    switch (x->want) {
    case THREADS_EXPLORE:
        if (x->exercise) /* what the orders come to is for the learner to find out */
            return attempt_for_lanes(arena, &x->all, 0, buf_view(&x->wanted), 0);
        return attempt_for_lanes(arena, &x->all, 0, STR("s:"), JUDGE_SCHEDULES);
    case THREADS_CHECK:
        return grade_attempt(arena, x->exercise, turns_order(x, arena));
    case THREADS_RUN:
        return attempt_for_lanes(arena, &x->all, 0, buf_view(&x->wanted), 0);
    default: {
        struct attempt one = attempt_for_lanes(arena, &x->all, 0, buf_view(&x->wanted), TURN_SCHEDULES);
        one.behind = (int64_t)x->odds_behind;
        return one;
    }
    }
}

static bool sees_picture(const struct app *a, const struct threads_view *x)
{
    if (x->bench)
        return bench_sees_picture(a, x->bench);
    return x->tab == TAB_PICTURE || (a->canvas.cols >= UI_WIDE && x->tab != TAB_OUTCOMES);
}

/* The next choice whose odds are not known, to be asked for. */
static void want_odds(struct threads_view *x)
{
    struct turn_state *s = turns_now(x);
    if (!x->odds || !s || x->want || s->turns.over)
        return;
    for (size_t i = 0; i < s->turns.count; i++) {
        const struct turn *t = &s->turns.list[i];
        if (!t->can_go || s->odds[t->thread].known)
            continue;
        struct arena arena = {0};
        struct turn_choice *made = arena_array(&arena, x->states.len, sizeof *made);
        for (size_t k = 0; k < x->states.len; k++)
            made[k] = x->states.at[k].choice;
        made[x->states.len - 1] = (struct turn_choice){s->turns.tick, t->thread};
        buf_clear(&x->wanted);
        buf_str(&x->wanted, turns_schedule(&arena, made, x->states.len));
        arena_release(&arena);
        x->odds_of = t->thread;
        x->odds_behind = s->turns.tick + 1;
        x->want = THREADS_ODDS;
        return;
    }
}

void threads_pump(struct app *a, struct threads_view *x)
{
    if (x->asked && !app_judging(a, &x->view)) { /* another view took the judge */
        x->want = x->asked == THREADS_TRACE ? x->want : x->asked;
        if (x->asked == THREADS_TRACE)
            x->trace->want = ASK_LIVE;
        x->asked = THREADS_NOTHING;
    }
    if (app_judging(a, &x->view)) {
        /* a choice does not wait for what nobody may need any more */
        bool less = x->asked == THREADS_ODDS || x->asked == THREADS_TRACE;
        if (!less || !x->want)
            return;
        trace_pane_cancel(x->trace);
        x->asked = THREADS_NOTHING;
    } else if (a->asked && x->explored) {
        x->view.wake_ms = app_now(a) + AGAIN_MS;
        return;
    }
    want_odds(x);
    if (!x->want) {
        if (sees_picture(a, x)) {
            trace_pane_pump(a, x->trace, &x->view);
            x->asked = x->trace->asked ? THREADS_TRACE : THREADS_NOTHING;
        }
        return;
    }
    struct arena arena = {0};
    struct attempt attempt = attempt_for(x, &arena);
    x->asked = x->want;
    x->want = THREADS_NOTHING;
    if (!app_judge(a, &x->view, &attempt)) {
        x->nothing = "Programs cannot be run on this machine; `freehold doctor` says why.";
        x->asked = THREADS_NOTHING;
    }
    arena_release(&arena);
}

void threads_show(struct app *a, struct threads_view *x, struct str schedule, const char *which)
{
    buf_clear(&x->wanted);
    buf_str(&x->wanted, schedule);
    buf_clear(&x->which);
    buf_cstr(&x->which, which);
    x->want = THREADS_RUN;
    threads_pump(a, x);
}

/* ---- what came back ------------------------------------------------------------------ */

static bool has_run(const struct verdict *v)
{
    return v->kind != VERDICT_TOOL_FAULT && v->kind != VERDICT_COMPILE_ERROR && v->run_count &&
           v->runs[0].ran;
}

/* The picture of the run in the lanes, wherever that is; asked for when it can be seen. */
static void offer_picture(struct threads_view *x, const struct verdict *v)
{
    trace_pane_follow(x->trace, &x->all, v, NULL, (struct str){"", 0});
}

static void show_run(struct threads_view *x, struct verdict *v)
{
    if (x->shown != x->explored)
        verdict_free(x->shown);
    x->shown = v;
    x->lanes_fresh = false;
    offer_picture(x, v);
}

const struct lanes *threads_lanes(struct threads_view *x)
{
    if (!x->shown)
        return NULL;
    if (!x->lanes_fresh) {
        arena_clear(&x->lanes_kept);
        x->lanes = lanes_of(&x->lanes_kept, &x->shown->runs[0], x->all.files, x->all.file_count,
                            UINT64_MAX);
        x->look = (struct lanes_look){.row = 0};
        if (x->lanes.fail_row != SIZE_MAX)
            x->look.row = x->lanes.fail_row;
        x->lanes_fresh = true;
    }
    return &x->lanes;
}

void threads_follow(struct threads_view *x)
{
    const struct lanes *l = x->tab == TAB_TURNS ? &x->turn_lanes : threads_lanes(x);
    size_t row = x->tab == TAB_TURNS ? x->turn_look.row : x->look.row;
    if (x->tab == TAB_TURNS && x->trace->trace && !l->row_count)
        trace_pane_go(x->trace, 0); /* nothing was done yet, and the end is not given away */
    else if (x->trace->trace && l && row < l->row_count)
        trace_pane_go(x->trace, trace_at_step(x->trace->trace, l->rows[row].run_step));
}

static void take_explored(struct threads_view *x, struct verdict *v)
{
    if (!has_run(v)) {
        x->nothing = v->kind == VERDICT_TOOL_FAULT ? "The judge failed; `freehold doctor` may say why."
                                                   : "The program does not compile, so nothing runs.";
        verdict_free(v);
        return;
    }
    if (v->runs[0].threads < 2)
        x->nothing = "This program makes no thread, so there is only one order.";
    x->explored = v;
    const struct schedules *s = threads_schedules(x);
    buf_clear(&x->which);
    buf_cstr(&x->which, s && s->failure_count ? "the shortest that fails" : "the default order");
    show_run(x, v);
}

static void take_turn(struct app *a, struct threads_view *x, struct verdict *v)
{
    if (!has_run(v)) {
        app_say(a, ROLE_WARN, "That choice could not be run: " STR_FMT, STR_ARG(v->fault));
        verdict_free(v);
        return;
    }
    struct turn_state s = {.verdict = v, .tick = x->odds_behind, .choice = {0, -1}};
    vec_push(&x->states, s);
    turns_arrived(a, x);
    offer_picture(x, v);
}

/* How many classes behind a choice end as the goal does. */
static void take_odds(struct threads_view *x, const struct verdict *v)
{
    struct turn_state *s = turns_now(x);
    const struct schedules *all = v->run_count ? v->runs[0].schedules : NULL;
    if (!s || x->odds_of < 0 || x->odds_of >= (int)COUNT(s->odds))
        return;
    s->odds[x->odds_of].known = true;
    for (size_t i = 0; all && i < all->outcome_count; i++) {
        const struct outcome *o = &all->outcomes[i];
        s->odds[x->odds_of].all += (double)o->classes;
        if (o->failed && turns_reaches(x, o->code))
            s->odds[x->odds_of].failing += (double)o->classes;
    }
}

void threads_verdict(struct app *a, struct view *v, struct verdict *verdict)
{
    struct threads_view *x = self(v);
    enum threads_ask asked = x->asked;
    x->asked = THREADS_NOTHING;
    switch (asked) {
    case THREADS_EXPLORE:
        take_explored(x, verdict);
        break;
    case THREADS_RUN:
        if (has_run(verdict))
            show_run(x, verdict);
        else
            verdict_free(verdict);
        break;
    case THREADS_TURN:
        take_turn(a, x, verdict);
        break;
    case THREADS_CHECK:
        x->checked(a, x, verdict);
        break;
    case THREADS_ODDS:
        take_odds(x, verdict);
        verdict_free(verdict);
        break;
    default:
        if (trace_pane_verdict(a, x->trace, verdict))
            threads_follow(x);
        else
            verdict_free(verdict);
    }
    threads_pump(a, x);
}
