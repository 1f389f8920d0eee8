/* The task: what is asked, the bridge from where the learner comes, the hints
 * that are open, and after passing the debrief. */
#include "ui/pane.h"

void task_add_bridge(struct app *a, struct prose *p, const struct bridge *b, size_t count)
{
    const struct doc *d = study_bridge(a->study, b, count);
    const struct track *t = pack_track(study_pack(a->study), study_track(a->study));
    if (!d || !t)
        return;
    prose_blank(p);
    char *title = arena_printf(p->arena, "Coming from " STR_FMT, STR_ARG(t->title));
    prose_text(p, ROLE_NOTE, 0, str_from(title));
    prose_doc(p, d);
}

int task_add_hints(struct app *a, struct prose *p, const struct item *it)
{
    int last = -1;
    const struct exercise *ex = item_exercise(it);
    int open = study_hints_open(a->study, it);
    size_t shown;
    bool newest = false; /* is last where that stands which was opened last? */
    struct hint_shown *list = study_hints_shown(a->study, p->arena, it, &shown);
    for (size_t i = 0; i < shown; i++) {
        prose_blank(p);
        if (last < 0 || !newest)
            last = p->count;
        newest |= list[i].newest;
        prose_text(p, ROLE_TITLE, 0, str_from(list[i].head));
        prose_doc(p, list[i].text);
    }
    struct str fits;
    int next = study_hint_next(a->study, it, &fits);
    if (next && fits.len) {
        prose_blank(p);
        prose_text(p, ROLE_DIM, 0, str_from(arena_printf(p->arena, "There is a hint %d for what fails now (" STR_FMT
                                                         "): %s opens it.", next, STR_ARG(fits),
                                                         action_key(ACTION_HINT).text)));
    } else if ((size_t)open < ex->hint_count && study_status(a->study, it) < ITEM_DONE) {
        prose_blank(p);
        struct key_text key = action_key(ACTION_HINT), check = action_key(ACTION_CHECK);
        bool quiz = ex->kind == EXERCISE_QUIZ; /* answering is all there is to do */
        const char *counts = quiz ? "" : arena_printf(p->arena, " (%s counts a changed answer as one)", check.text);
        const char *helped = open == 2 ? " A pass after it is marked \"with help\"." : "";
        char *more = NULL;
        switch (study_hint_gate(a->study, it, NULL)) { /* no clock here: the page stands still */
        case HINT_AFTER_RUN:
            more = arena_printf(p->arena, "Stuck? %s opens the first hint when the program was run.", key.text);
            break;
        case HINT_AFTER_TRY_OR_WAIT:
            more = arena_printf(p->arena, "Stuck? %s opens hint %d after your next try%s, or three minutes after "
                                "hint %d.", key.text, open + 1, counts, open);
            break;
        case HINT_AFTER_TRY:
            more = arena_printf(p->arena, "Stuck? %s opens hint %d after your next try%s.%s", key.text, open + 1,
                                counts, helped);
            break;
        default:
            more = arena_printf(p->arena, "Stuck? %s opens %s%zu.%s", key.text,
                                open ? "the next hint, " : "the first hint of ",
                                open ? (size_t)open + 1 : ex->hint_count, helped);
        }
        prose_text(p, ROLE_DIM, 0, str_from(more));
    }
    return last;
}

bool task_hint(struct app *a, const struct item *it)
{
    const struct exercise *ex = item_exercise(it);
    struct str why = {0}, fits;
    int next = study_hint_next(a->study, it, &fits);
    if (!next) {
        app_say(a, ROLE_NOTE,
                ex->hint_count ? "All %zu hints are open; they stand below the task.%s"
                               : "There are no hints here.%.0zu%s",
                ex->hint_count,
                ex->hint_count && study_solution_allowed(a->study, it) ? " F12 shows the reference."
                                                                       : "");
        return false;
    }
    if (!study_hint(a->study, it, next, &why)) {
        app_say_str(a, ROLE_WARN, why);
        return false;
    }
    return true;
}

void task_add_reading(struct app *a, struct prose *p, const struct exercise *ex)
{
    struct doc reading = study_reading(p->arena, study_pack(a->study), ex);
    if (!reading.count)
        return;
    prose_doc(p, &reading);
    prose_blank(p);
}

static void add_debrief(struct app *a, struct prose *p, const struct item *it, bool now, bool passed)
{
    const struct exercise *ex = item_exercise(it);
    struct str waits = study_debrief_waits(a->study, p->arena, it, action_key(ACTION_SOLUTION).text);
    prose_text(p, passed ? ROLE_PASS : ROLE_NOTE, 0,
               waits.len ? STR("PASSED - and there is more to get")
               : !passed ? STR("What to take along")
               : now ? STR("PASSED - what to take along") : STR("Debrief (passed before)"));
    prose_blank(p);
    if (waits.len) {
        prose_text(p, ROLE_TEXT, 0, waits);
        prose_blank(p);
        return;
    }
    prose_doc(p, &ex->debrief);
    prose_blank(p);
    task_add_reading(a, p, ex);
}

static void add_keys(struct prose *p, const struct exercise *ex)
{
    char *next = arena_printf(p->arena, "%s goes on.", action_key(ACTION_NEXT_ITEM).text);
    if (ex->solution.len)
        next = arena_printf(p->arena, "%s %s shows the reference solution beside yours.", next,
                            action_key(ACTION_SOLUTION).text);
    prose_text(p, ROLE_NOTE, 0, str_from(next));
}

/* What must stay and what must get better, before anything else is read. */
static void add_goal(struct prose *p, const struct exercise *ex)
{
    struct goal goal = exercise_goal(p->arena, ex);
    if (!goal.stays.len && !goal.better.len)
        return;
    prose_blank(p);
    if (goal.stays.len)
        prose_text(p, ROLE_PASS, 0, goal.stays);
    if (goal.better.len)
        prose_text(p, ROLE_STRONG, 0, goal.better);
}

static void lay_out(struct app *a, struct task_pane *t, const struct item *it)
{
    struct prose *p = &t->page.prose;
    const struct exercise *ex = item_exercise(it);
    bool done = study_status(a->study, it) >= ITEM_DONE;
    if (t->debrief_first) {
        add_debrief(a, p, it, true, done);
        add_keys(p, ex);
        prose_blank(p);
        prose_rule(p);
    }
    prose_heading(p, 1, ex->title);
    const char *minutes = !ex->minutes ? "" /* none is given in the inventory */
                        : arena_printf(p->arena, ", about %d minute%s", ex->minutes, ex->minutes == 1 ? "" : "s");
    char *kind = arena_printf(p->arena, "%s%s%s", exercise_kind_title(ex->kind), minutes,
                              it->optional ? ", optional" : "");
    prose_text(p, ROLE_DIM, 0, str_from(kind));
    add_goal(p, ex);
    prose_blank(p);
    prose_doc(p, &ex->task);
    if (ex->kind == EXERCISE_CAPSTONE)
        task_add_stages(a, p, it, t->grade);
    task_add_bridge(a, p, ex->bridges, ex->bridge_count);
    if (t->on && !done && !t->debrief_first && a->canvas.cols < UI_WIDE) {
        prose_blank(p);
        prose_text(p, ROLE_NOTE, 0, str_from(t->on));
    }
    int hint = task_add_hints(a, p, it);
    if (t->show_hint && hint >= 0)
        t->page.top = hint;
    t->show_hint = false;
    if (ex->subject.len) {
        prose_blank(p);
        prose_rule(p);
        prose_text(p, ROLE_TITLE, 0, STR("What you test"));
        prose_text(p, ROLE_DIM, 0, STR("Your tests are run with one right implementation of it and several wrong ones."));
        prose_blank(p);
        prose_code(p, ex->subject, STR("subject.h"));
    }
    if (ex->kind == EXERCISE_CAPSTONE && !done)
        task_add_caller(a, p, it, t->grade);
    if (ex->harness.len) {
        prose_blank(p);
        prose_rule(p);
        prose_text(p, ROLE_TITLE, 0, STR("The rest of the program"));
        prose_text(p, ROLE_DIM, 0, STR("It calls your code and is not yours to change."));
        prose_blank(p);
        prose_code(p, ex->harness, STR("harness.c"));
    }
    if (done && !t->debrief_first) {
        prose_blank(p);
        prose_rule(p);
        add_debrief(a, p, it, false, true);
        add_keys(p, ex);
    } else if (study_stuck(a->study, it, NULL)) {
        prose_blank(p);
        struct key_text solution = action_key(ACTION_SOLUTION), next = action_key(ACTION_NEXT_ITEM);
        prose_text(p, ROLE_NOTE, 0, study_offer(p->arena, it, solution.text, next.text));
    }
    if (ex->kind == EXERCISE_CAPSTONE && done)
        task_add_caller(a, p, it, t->grade);
}

void task_pane_draw(struct app *a, struct task_pane *t, const struct item *it, struct canvas *c,
                    struct rect r)
{
    int width = r.col + r.cols < c->cols ? r.cols : r.cols - 1; /* room for the sign that there is more */
    if (page_begin(&t->page, c, width)) {
        t->page.cursor = -1;
        lay_out(a, t, it);
    }
    page_draw(&t->page, c, r, NULL);
}
