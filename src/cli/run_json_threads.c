/* Threads in the verdict of `freehold run --json`: which threads a finding has to do with,
 * what they did one after the other, and what exploring found (docs/RUN-JSON.md). */
#include "cli/run.h"

enum { COUNTED = 53 }; /* bits of a whole number that every reader of JSON can hold */

void json_parties(struct json *j, const struct finding *f)
{
    json_open(j, "parties", '[');
    for (size_t i = 0; i < f->party_count; i++) {
        const struct party *p = &f->parties[i];
        json_open(j, NULL, '{');
        json_int(j, "thread", p->thread);
        json_cstr(j, "does", p->does);
        json_str(j, "object", p->object);
        json_place(j, &p->at, true);
        json_int(j, "step", (int64_t)p->step);
        json_open(j, "stack", '[');
        for (size_t k = 0; k < p->stack_count; k++) {
            json_open(j, NULL, '{');
            json_place(j, &p->stack[k], true);
            json_close(j, '}');
        }
        json_close(j, ']');
        json_open(j, "held", '[');
        for (size_t k = 0; k < p->held_count; k++) {
            json_open(j, NULL, '{');
            json_str(j, "lock", p->held[k].lock);
            json_place(j, &p->held[k].at, true);
            json_close(j, '}');
        }
        json_close(j, ']');
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void order(struct json *j, const struct run_result *r)
{
    json_open(j, "order", '[');
    for (size_t i = 0; r && i < r->order_count; i++) {
        const struct thread_step *s = &r->order[i];
        json_open(j, NULL, '{');
        json_int(j, "thread", s->thread);
        json_cstr(j, "does", s->word);
        json_str(j, "object", s->object);
        json_str(j, "value", s->value);
        json_place(j, &s->at, true);
        json_int(j, "step", (int64_t)s->step);
        json_int(j, "tick", (int64_t)s->tick);
        json_bool(j, "point", s->point);
        json_bool(j, "preempted", s->preempted);
        json_bool(j, "failed", s->failed);
        json_bool(j, "shared", s->shared);
        json_bool(j, "finding", s->part_of_finding);
        json_int(j, "picked", s->picked);
        json_int(j, "choices", s->choices);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* null where it was not counted, or is more than a whole number of JSON can be sure to hold. */
static void interleavings(struct json *j, double n)
{
    if (n >= 1 && n <= (double)((uint64_t)1 << COUNTED))
        json_int(j, "interleavings", (int64_t)n);
    else
        json_null(j, "interleavings");
}

static void stages(struct json *j, const struct schedules *s)
{
    json_open(j, "stages", '[');
    for (size_t i = 0; i < s->stage_count; i++) {
        json_open(j, NULL, '{');
        json_cstr(j, "name", s->stages[i].name);
        json_int(j, "runs", (int64_t)s->stages[i].runs);
        json_int(j, "failing", (int64_t)s->stages[i].failing);
        json_int(j, "threads", (int64_t)s->stages[i].threads);
        json_int(j, "points", (int64_t)s->stages[i].points);
        json_int(j, "bound", s->stages[i].bound);
        json_bool(j, "complete", s->stages[i].complete);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void outcomes(struct json *j, const struct schedules *s)
{
    json_open(j, "outcomes", '[');
    for (size_t i = 0; i < s->outcome_count; i++) {
        const struct outcome *o = &s->outcomes[i];
        json_open(j, NULL, '{');
        json_str(j, "stdout", o->out);
        json_int(j, "exit", o->exit_code);
        json_bool(j, "failed", o->failed);
        json_cstr(j, "code", o->code);
        json_int(j, "classes", (int64_t)o->classes);
        interleavings(j, s->counted ? o->interleavings : 0);
        json_str(j, "schedule", o->schedule);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_bool(j, "more_outcomes", s->more_outcomes);
}

static void failures(struct json *j, const struct schedules *s)
{
    json_open(j, "failures", '[');
    for (size_t i = 0; i < s->failure_count; i++) {
        const struct failure *f = &s->failures[i];
        json_open(j, NULL, '{');
        json_finding(j, "finding", &f->finding);
        json_int(j, "runs", (int64_t)f->runs);
        json_int(j, "preemptions", f->preemptions);
        json_str(j, "schedule", f->schedule);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_bool(j, "more_failures", s->more_failures);
}

void json_threads(struct json *j, const struct run_result *r)
{
    const struct schedules *s = r ? r->schedules : NULL;
    json_int(j, "threads", r ? r->threads : 0);
    json_str(j, "schedule", r ? r->schedule : STR(""));
    json_bool(j, "departed", r && r->departed);
    order(j, r);
    if (!s) {
        json_null(j, "schedules");
        return;
    }
    json_open(j, "schedules", '{');
    json_bool(j, "complete", s->complete);
    json_int(j, "runs", (int64_t)s->runs);
    json_int(j, "classes", (int64_t)s->classes);
    json_int(j, "blocked", (int64_t)s->blocked);
    interleavings(j, s->counted ? s->interleavings : 0);
    stages(j, s);
    outcomes(j, s);
    failures(j, s);
    json_close(j, '}');
}
