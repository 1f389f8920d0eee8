/* An exercise of kind schedule: the program is given and broken, and the answer is an order
 * of its threads in which that shows. It is graded by following the order: what happens
 * then is what counts, and every order that leads to it is right.
 *
 * That two accesses race is so in nearly every order of a program with a race; nobody needs
 * to choose for it. So where the exercise names no failure, it must be another one. */
#include "study/lanes.h"
#include "study/study.h"

#include "explore/explore.h"

#include <string.h>

bool schedule_reaches(const struct exercise *ex, const struct finding *f)
{
    if (ex->fails.len)
        return str_is(ex->fails, f->code);
    return strcmp(f->code, "data-race") && strcmp(f->code, "atomicity-violation");
}

struct attempt schedule_search(struct arena *a, const struct exercise *ex, struct str order, int64_t behind)
{
    struct attempt at = grade_attempt(a, ex, order);
    at.next = NULL;
    at.events = false;
    at.schedules = ex->schedules ? ex->schedules : JUDGE_SCHEDULES;
    at.behind = behind;
    return at;
}

/* Behind the answer the orders of which the author says why they go well. */
void schedule_chain(struct arena *a, const struct exercise *ex, struct attempt *at)
{
    const struct attempt **end = &at->next;
    at->events = true;
    for (size_t i = 0; i < ex->wrong_count; i++) {
        if (!ex->wrong[i].because.count)
            continue;
        struct attempt *like = arena_array(a, 1, sizeof *like);
        *like = *at;
        like->next = NULL;
        like->schedule = str_trim(ex->wrong[i].text);
        *end = like;
        end = &like->next;
    }
}

/* Why it goes well: what the author says of an order like it, or else who was held up where. */
static void tell_why_well(struct arena *a, const struct exercise *ex, const struct verdict *v, struct grade *g)
{
    const struct run_result *run = &v->runs[0];
    const struct wrong_answer *like = NULL;
    enum alike most = NOT_ALIKE;
    for (size_t i = 0; i < ex->wrong_count; i++) {
        if (!ex->wrong[i].because.count)
            continue;
        v = v ? v->next : NULL;
        enum alike how = v && v->run_count ? orders_alike(run, &v->runs[0]) : NOT_ALIKE;
        if (how > most) {
            like = &ex->wrong[i];
            most = how;
        }
    }
    if (like)
        g->because = like->because;
    else
        g->failures->advice = held_up_told(a, run);
}

struct str schedule_found(const struct exercise *ex, const struct verdict *v)
{
    const struct schedules *s = v->run_count ? v->runs[0].schedules : NULL;
    for (size_t i = 0; s && i < s->failure_count; i++)
        if (schedule_reaches(ex, &s->failures[i].finding))
            return s->failures[i].schedule;
    return (struct str){"", 0};
}

static struct grade failed(struct arena *a, struct grade g, const char *code, struct str message)
{
    struct grade_failure *f = arena_alloc(a, sizeof *f);
    *f = (struct grade_failure){.code = code, .message = message, .case_index = -1, .schedule = g.order};
    g.status = GRADE_FAILED;
    g.failures = f;
    g.count = 1;
    return g;
}

static struct grade fault(struct grade g, struct str what)
{
    g.status = GRADE_TOOL_FAULT;
    g.fault = what;
    return g;
}

struct grade grade_schedule(struct arena *a, const struct exercise *ex, struct str answer,
                            const struct verdict *v)
{
    struct grade g = {.status = GRADE_FAILED, .answer = ex->start, .cases = 1, .order = str_trim(answer)};
    if (!g.order.len) {
        g.incomplete = true;
        return failed(a, g, "wrong-schedule", STR("No thread was chosen yet."));
    }
    struct schedule *read = arena_alloc(a, sizeof *read);
    struct error error;
    if (!schedule_read(g.order, read, &error))
        return failed(a, g, "wrong-schedule", str_from(arena_printf(a, "This is no order of threads: %s.", error.text)));
    if (v->kind == VERDICT_TOOL_FAULT)
        return fault(g, v->fault.len ? v->fault : STR("the judge failed and did not say why"));
    if (v->kind == VERDICT_COMPILE_ERROR || !v->run_count || !v->runs[0].ran)
        return fault(g, STR("the program of this exercise does not run"));
    const struct run_result *run = &v->runs[0];
    if (run->departed)
        return failed(a, g, "wrong-schedule", STR("In this order a thread is to go that cannot go then. The order may "
                                                  "be of an earlier version of the program."));
    const struct finding *other = NULL;
    for (size_t i = 0; i < run->finding_count; i++) {
        const struct finding *f = &run->findings[i];
        if (schedule_reaches(ex, f)) {
            g.status = GRADE_PASSED;
            g.cases_passed = 1;
            g.goes_wrong = f;
            return g;
        }
        other = other && strcmp(other->code, "data-race") ? other : f;
    }
    g = failed(a, g, "wrong-schedule", STR("In this order it goes well."));
    if (other) {
        g.failures->message = str_from(arena_printf(a, "In this order something else is found: %s.", other->code));
        g.failures->finding = other;
        g.failures->at = other->at;
    } else if (run->limit) {
        g.failures->message = str_from(arena_printf(a, "In this order it is stopped: %s.", run->limit));
    } else {
        tell_why_well(a, ex, v, &g);
    }
    g.failures->got = run->out;
    if (ex->fails.len && !g.because.count && !g.failures->advice.len)
        g.failures->advice = str_from(arena_printf(a, "What it should come to is " STR_FMT ".", STR_ARG(ex->fails)));
    return g;
}
