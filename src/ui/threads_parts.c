/* The outcomes of all schedules as a histogram, and the game.
 *
 * In the game the learner chooses which thread takes the next step wherever at least two can;
 * moves that are forced are made. Each choice is a departure behind those before, so the run
 * of all choices so far shows where the program stands, and undo is forgetting the last. */
#include "ui/app.h"
#include "ui/lanes.h"
#include "ui/signs.h"

#include <string.h>

/* ---- outcomes ----------------------------------------------------------------------- */

size_t outcomes_count(const struct threads_view *x)
{
    const struct schedules *s = threads_schedules(x);
    return s ? s->outcome_count + s->failure_count : 0;
}

/* The lines that were printed if they fit, or the last one, and how it ended: "2", "0 / 3",
 * "exit code 1", "nothing printed". */
static struct str outcome_name(struct arena *a, const struct outcome *o, int cols)
{
    struct buf out = {0}, clean = {0}, all = {0};
    struct str rest = o->out, line, last = {0};
    size_t lines = 0;
    while (str_line(&rest, &line)) {
        if (str_trim(line).len) {
            last = str_trim(line);
            buf_printf(&all, "%s" STR_FMT, all.len ? " / " : "", STR_ARG(last));
        }
        lines++;
    }
    if (last.len && lines > 1 && all.len > (size_t)cols)
        buf_printf(&out, "... " STR_FMT, STR_ARG(last));
    else if (last.len)
        buf_str(&out, buf_view(&all));
    else
        buf_cstr(&out, o->failed ? o->code ? o->code : "it fails" : "nothing printed");
    if (o->exit_code && !o->code)
        buf_printf(&out, ", exit code %d", o->exit_code);
    utf8_printable(&clean, buf_view(&out));
    struct str kept = arena_str(a, buf_view(&clean));
    buf_release(&out);
    buf_release(&clean);
    buf_release(&all);
    return kept;
}

static double weight(const struct schedules *s, const struct outcome *o)
{
    return s->complete && s->counted && o->interleavings > 0 ? o->interleavings : (double)o->classes;
}

static void draw_outcome(struct threads_view *x, struct canvas *c, struct rect r, int row, size_t i,
                         double all)
{
    const struct schedules *s = threads_schedules(x);
    const struct outcome *o = &s->outcomes[i];
    struct arena a = {0};
    int name = r.cols * 3 / 10, bar = r.cols / 5, col = r.col + 2;
    double w = weight(s, o);
    struct str n = count_told(&a, w);
    canvas_fit(c, row, col, name - 1, o->failed ? ROLE_FAIL : ROLE_TEXT, outcome_name(&a, o, name - 1));
    canvas_bar(c, row, col + name, bar, (size_t)(all > 0 ? w / all * 10000 : 0), 10000);
    double part = all > 0 ? 100 * w / all : 0; /* a few of many are not none of them */
    const char *about = part > 0 && part < 0.5 ? "<1" : part >= 99.5 && part < 100 ? ">99" : NULL;
    col = canvas_printf(c, row, col + name + bar + 1, ROLE_TEXT, STR_FMT " (%s%%)", STR_ARG(n),
                        about ? about : arena_printf(&a, "%.0f", part));
    if (o->failed)
        canvas_printf(c, row, col + 2, ROLE_FAIL, "%s %s", sign_looks(c, SIGN_FAILS),
                      o->code ? o->code : "fails");
    arena_release(&a);
}

/* Is all of it on the row? */
static bool draw_failure(struct threads_view *x, struct canvas *c, struct rect r, int row, size_t i)
{
    const struct failure *f = &threads_schedules(x)->failures[i];
    struct arena a = {0};
    char *text = arena_printf(&a, "%s line %d, %d preemption%s: " STR_FMT, f->finding.code,
                              f->finding.at.line, f->preemptions, f->preemptions == 1 ? "" : "s",
                              STR_ARG(f->finding.message));
    canvas_fit(c, row, r.col + 2, r.cols - 3, ROLE_FAIL, str_from(text));
    bool whole = utf8_str_width(str_from(text)) <= r.cols - 3;
    arena_release(&a);
    return whole;
}

/* All of a message that its row cut: of the failure that is selected, or of the first. */
static void draw_whole(struct canvas *c, struct rect r, const struct finding *f)
{
    struct arena a = {0};
    struct prose p;
    prose_init(&p, &a, r.cols, c->ascii);
    prose_text(&p, ROLE_TEXT, 0, str_from(arena_printf(&a, "%s: " STR_FMT ".", f->code, STR_ARG(f->message))));
    prose_draw(&p, c, r, 0, NULL);
    arena_release(&a);
}

void outcomes_draw(struct threads_view *x, struct canvas *c, struct rect r)
{
    const struct schedules *s = threads_schedules(x);
    struct arena a = {0};
    struct prose p;
    double all = 0;
    if (!s)
        return;
    for (size_t i = 0; i < s->outcome_count; i++)
        all += weight(s, &s->outcomes[i]);
    prose_init(&p, &a, r.cols, c->ascii);
    prose_text(&p, ROLE_TEXT, 0, schedules_told(&a, s));
    prose_draw(&p, c, r, 0, NULL);
    int row = r.row + p.count + 1, end = r.row + r.rows;
    bool counted = s->complete && s->counted;
    canvas_cstr(c, row++, r.col, ROLE_TITLE,
                counted ? "How the schedules end" : s->complete ? "How the classes of schedules end"
                                                                : "How those tried end");
    int failures = s->failure_count ? (int)s->failure_count + 2 : 0, room = end - row - failures;
    size_t top = 0, shown = s->outcome_count;
    if (room < 3)
        room = 3;
    if (shown > (size_t)room)
        shown = (size_t)room;
    if (x->outcome < s->outcome_count && x->outcome >= shown)
        top = x->outcome - shown + 1;
    for (size_t i = top; i < top + shown; i++, row++) {
        draw_outcome(x, c, r, row, i, all);
        if (x->outcome == i)
            canvas_cstr(c, row, r.col, ROLE_STRONG, canvas_mark(c, MARK_HERE));
    }
    if (s->more_outcomes)
        canvas_cstr(c, row++, r.col + 2, ROLE_DIM, "and more that are not listed");
    if (s->failure_count) {
        canvas_cstr(c, ++row, r.col, ROLE_TITLE, "What goes wrong, each by its shortest schedule");
        size_t told = x->outcome >= s->outcome_count ? x->outcome - s->outcome_count : 0;
        bool cut = false;
        for (size_t i = 0; i < s->failure_count; i++) {
            bool whole = draw_failure(x, c, r, ++row, i);
            cut |= i == told && !whole;
            if (x->outcome == s->outcome_count + i)
                canvas_cstr(c, row, r.col, ROLE_STRONG, canvas_mark(c, MARK_HERE));
        }
        row += 2;
        if (cut && row < end)
            draw_whole(c, (struct rect){row, r.col, end - row, r.cols}, &s->failures[told].finding);
    } else if (row + 1 < end) {
        canvas_cstr(c, row + 1, r.col, ROLE_PASS,
                    s->complete ? "Nothing goes wrong in any of them." : "Nothing went wrong in them.");
    }
    arena_release(&a);
}

void outcomes_open(struct app *a, struct threads_view *x)
{
    const struct schedules *s = threads_schedules(x);
    struct arena arena = {0};
    if (!s || x->outcome >= outcomes_count(x))
        return;
    if (x->outcome < s->outcome_count) {
        const struct outcome *o = &s->outcomes[x->outcome];
        struct str name = outcome_name(&arena, o, 60);
        threads_show(a, x, o->schedule, arena_printf(&arena, "one that ends: " STR_FMT, STR_ARG(name)));
    } else {
        const struct failure *f = &s->failures[x->outcome - s->outcome_count];
        threads_show(a, x, f->schedule, arena_printf(&arena, "the shortest with %s", f->finding.code));
    }
    x->tab = TAB_LANES;
    arena_release(&arena);
}

/* ---- the game ------------------------------------------------------------------------- */

void turn_state_release(struct turn_state *s)
{
    verdict_free(s->verdict);
    arena_release(&s->arena);
}

struct turn_state *turns_now(struct threads_view *x)
{
    return x->states.len ? &x->states.at[x->states.len - 1] : NULL;
}

static const struct run_result *run_now(struct threads_view *x)
{
    const struct turn_state *s = turns_now(x);
    const struct verdict *v = s && s->verdict ? s->verdict : x->explored;
    return v && v->run_count ? &v->runs[0] : NULL;
}

/* The bar is on who ran, so that Enter goes on without a preemption; else on the first. */
static void first_that_can(struct threads_view *x)
{
    const struct turn_state *s = turns_now(x);
    bool any = false;
    x->turn = 0;
    for (size_t i = 0; i < s->turns.count; i++)
        if (s->turns.list[i].can_go && (!any || s->turns.list[i].thread == s->turns.running)) {
            x->turn = i;
            any = true;
        }
}

uint64_t turns_seen(struct threads_view *x)
{
    const struct turn_state *s = turns_now(x);
    return !s || x->won || s->turns.over ? UINT64_MAX : s->turns.step;
}

void turns_arrived(struct app *a, struct threads_view *x)
{
    struct turn_state *s = turns_now(x);
    const struct run_result *r = run_now(x);
    const struct finding *goal = threads_goal(x);
    (void)a;
    arena_clear(&s->arena);
    s->turns = turns_of(&s->arena, r, x->all.files, x->all.file_count, s->tick);
    arena_clear(&x->turn_kept);
    x->turn_lanes = lanes_of(&x->turn_kept, r, x->all.files, x->all.file_count, s->turns.tick);
    x->turn_look.row = x->turn_lanes.row_count ? x->turn_lanes.row_count - 1 : 0;
    const struct finding *f = s->turns.found;
    x->won = f && (x->exercise ? schedule_reaches(x->exercise, f)
                               : !goal || !strcmp(f->code, goal->code) || !finding_is_race(f->code));
    x->moved = true;
    x->trace->last_step = turns_seen(x);
    first_that_can(x);
    threads_follow(x); /* the picture that is there still, until the new one comes */
}

void turns_begin(struct app *a, struct threads_view *x, const struct turn_choice *made, size_t count)
{
    while (x->states.len)
        turn_state_release(&x->states.at[--x->states.len]);
    for (size_t i = 0; i <= count; i++) {
        struct turn_state s = {.tick = i ? made[i - 1].tick + 1 : 0, .choice = {0, -1}};
        if (i < count)
            s.choice = made[i];
        vec_push(&x->states, s);
    }
    turns_arrived(a, x);
}

static void begin(struct app *a, struct threads_view *x)
{
    turns_begin(a, x, NULL, 0);
}

struct str turns_order(const struct threads_view *x, struct arena *a)
{
    size_t count = x->states.len ? x->states.len - 1 : 0;
    struct turn_choice *made = arena_array(a, count + 1, sizeof *made);
    for (size_t k = 0; k < count; k++)
        made[k] = x->states.at[k].choice;
    return turns_schedule(a, made, count);
}

bool turns_reaches(const struct threads_view *x, const char *code)
{
    const struct finding *goal = threads_goal(x);
    if (!code)
        return false;
    if (x->exercise)
        return schedule_reaches(x->exercise, &(struct finding){.code = code});
    return goal && !strcmp(code, goal->code);
}

static void choose(struct app *a, struct threads_view *x, int thread)
{
    struct turn_state *s = turns_now(x);
    const struct turn *t = NULL;
    struct arena arena = {0};
    if (x->want == THREADS_TURN || x->asked == THREADS_TURN)
        return; /* the choice before is still on its way */
    for (size_t i = 0; i < s->turns.count; i++)
        if (s->turns.list[i].thread == thread)
            t = &s->turns.list[i];
    if (s->turns.over || x->won) {
        app_say(a, ROLE_NOTE, "The run is over. %s takes the last choice back, %s begins again.",
                action_key(ACTION_TURN_UNDO).text, action_key(ACTION_TURN_RESET).text);
        return;
    }
    if (!t || !t->can_go) {
        app_say(a, ROLE_NOTE, t ? STR_FMT " cannot go: it " STR_FMT "." : "There is no such thread now.",
                STR_ARG(t ? t->name : STR("")), STR_ARG(t ? t->text : STR("")));
        return;
    }
    s->choice = (struct turn_choice){s->turns.tick, thread};
    struct turn_choice *made = arena_array(&arena, x->states.len, sizeof *made);
    for (size_t k = 0; k < x->states.len; k++)
        made[k] = x->states.at[k].choice;
    struct str schedule = turns_schedule(&arena, made, x->states.len);
    if (!schedule.len) {
        app_say(a, ROLE_NOTE, "So many choices cannot be written down. %s takes some back.",
                action_key(ACTION_TURN_UNDO).text);
    } else {
        buf_clear(&x->wanted);
        buf_str(&x->wanted, schedule);
        x->odds_behind = s->turns.tick + 1;
        x->want = THREADS_TURN;
        threads_pump(a, x);
    }
    arena_release(&arena);
}

static void undo(struct app *a, struct threads_view *x)
{
    if (x->states.len < 2) {
        app_say(a, ROLE_NOTE, "There is no choice to take back.");
        return;
    }
    turn_state_release(&x->states.at[--x->states.len]);
    turns_now(x)->choice.thread = -1;
    turns_arrived(a, x);
    trace_pane_cancel(x->trace);
    trace_pane_follow(x->trace, &x->all, turns_now(x)->verdict ? turns_now(x)->verdict : x->explored,
                      NULL, (struct str){"", 0});
    threads_pump(a, x);
}

bool turns_handle(struct app *a, struct threads_view *x, const struct ui_event *e, enum action action)
{
    if (!x->explored || x->nothing)
        return false;
    if (!turns_now(x))
        begin(a, x);
    struct turn_state *s = turns_now(x);
    switch (action) {
    case ACTION_TURN:
        choose(a, x, (int)(e->key.code - '0'));
        return true;
    case ACTION_TURN_TAKE:
        choose(a, x, x->turn < s->turns.count ? s->turns.list[x->turn].thread : -1);
        return true;
    case ACTION_TURN_UP:
        x->turn -= x->turn > 0;
        return true;
    case ACTION_TURN_DOWN:
        x->turn += x->turn + 1 < s->turns.count;
        return true;
    case ACTION_TURN_UNDO:
        undo(a, x);
        return true;
    case ACTION_TURN_RESET:
        begin(a, x);
        return true;
    case ACTION_TURN_ODDS:
        x->odds = !x->odds;
        threads_pump(a, x);
        return true;
    default:
        return false;
    }
}

static void draw_turn(struct threads_view *x, struct canvas *c, struct rect r, int row, size_t i)
{
    const struct turn_state *s = turns_now(x);
    const struct turn *t = &s->turns.list[i];
    struct arena a = {0};
    int col = r.col + 2, right = r.col + r.cols;
    if (i == x->turn)
        canvas_cstr(c, row, r.col, ROLE_STRONG, canvas_mark(c, MARK_HERE));
    col = t->can_go ? canvas_printf(c, row, col, ROLE_KEY, "[%d]", t->thread) : col + 3;
    col = canvas_fit(c, row, col + 1, 10, t->can_go ? ROLE_STRONG : ROLE_DIM, t->name);
    col = r.col + 17;
    if (x->odds && t->can_go) {
        struct buf odds = {0};
        if (!s->odds[t->thread].known) {
            buf_cstr(&odds, "...");
        } else {
            struct str f = count_told(&a, s->odds[t->thread].failing);
            struct str all = count_told(&a, s->odds[t->thread].all);
            buf_printf(&odds, STR_FMT " of " STR_FMT " fail", STR_ARG(f), STR_ARG(all));
        }
        right -= (int)odds.len + 1;
        canvas_text(c, row, right, s->odds[t->thread].failing > 0 ? ROLE_WARN : ROLE_DIM, buf_view(&odds));
        right -= 2;
        buf_release(&odds);
    }
    canvas_fit(c, row, col, right - col, t->can_go ? ROLE_CODE : ROLE_DIM, t->text);
    arena_release(&a);
}

/* What is to be reached, or that it was. Rows used. */
static int draw_goal(struct threads_view *x, struct canvas *c, struct rect r)
{
    const struct turn_state *s = turns_now(x);
    const struct schedules *all = threads_schedules(x);
    const struct finding *goal = threads_goal(x), *f = s->turns.found;
    struct arena a = {0};
    struct prose p;
    prose_init(&p, &a, r.cols, c->ascii);
    if (x->won) {
        struct str schedule = turns_order(x, &a);
        prose_text(&p, ROLE_PASS, 0, str_from(arena_printf(&a, "You broke it, with %zu choice%s: %s, line %d. "
                   STR_FMT, x->states.len - 1, x->states.len == 2 ? "" : "s", f->code, f->at.line,
                   STR_ARG(f->message))));
        if (!x->exercise)
            prose_text(&p, ROLE_TEXT, 0, str_from(arena_printf(&a, "To see it again: freehold run --replay "
                   STR_FMT, STR_ARG(schedule))));
    } else if (s->turns.over) {
        prose_text(&p, ROLE_NOTE, 0, str_from(arena_printf(&a, "The run is over, and %s%s. %s takes "
                   "the last choice back, %s begins again.", f ? "this is not what it should come to: " : "nothing broke",
                   f ? f->code : goal || x->exercise ? "" : ", as in every order that was tried",
                   action_key(ACTION_TURN_UNDO).text, action_key(ACTION_TURN_RESET).text)));
    } else if (x->exercise) {
        prose_text(&p, ROLE_STRONG, 0, str_from(arena_printf(&a, "Make it fail%s" STR_FMT ". Who takes the next step?",
                   x->exercise->fails.len ? ": " : "", STR_ARG(x->exercise->fails))));
        if (f)
            prose_text(&p, ROLE_WARN, 0, str_from(arena_printf(&a, "(found on the way: %s)", f->code)));
    } else if (goal) {
        prose_text(&p, ROLE_STRONG, 0, str_from(arena_printf(&a, "Make it fail: %s, line %d. Who takes the next step?",
                   goal->code, goal->at.line)));
        if (f)
            prose_text(&p, ROLE_WARN, 0, str_from(arena_printf(&a, "(found on the way: %s)", f->code)));
    } else {
        prose_text(&p, ROLE_NOTE, 0, str_from(arena_printf(&a, "%s You may choose all the same. Who takes the next "
                   "step?", all && all->complete ? "Nothing goes wrong in any order."
                                                 : "Nothing went wrong in the orders that were tried.")));
    }
    prose_draw(&p, c, r, 0, NULL);
    int rows = p.count;
    arena_release(&a);
    return rows;
}

struct rect turns_draw(struct threads_view *x, struct canvas *c, struct rect r, bool lanes)
{
    const struct turn_state *s = turns_now(x);
    if (!s)
        return (struct rect){r.row, r.col, 0, 0};
    int below = 3 + (s->turns.over || x->won ? 0 : (int)s->turns.count);
    below = below > r.rows * 2 / 3 ? r.rows * 2 / 3 : below;
    struct rect rows = {r.row, r.col, r.rows - below - 1, r.cols},
                goal = {rows.row + rows.rows + 1, r.col, below, r.cols};
    x->turn_look.focus = false;
    if (lanes && x->turn_lanes.row_count)
        lanes_draw(&x->turn_lanes, c, rows, &x->turn_look);
    canvas_hline(c, rows.row + rows.rows, r.col, r.cols, ROLE_FRAME);
    int row = goal.row + draw_goal(x, c, goal);
    x->list_row = row;
    for (size_t i = 0; i < s->turns.count && !s->turns.over && !x->won; i++, row++)
        draw_turn(x, c, goal, row, i);
    x->list_rows = row - x->list_row;
    return rows;
}
