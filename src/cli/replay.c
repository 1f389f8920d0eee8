/* A verdict must not wait for a log, so a run is judged without one, and what is worth a
 * look is run again with it: runs are deterministic, it is the same run. Of a long one the
 * log keeps a part; which, the wish says, and replay_move() takes another. */
#include "cli/replay.h"

#include <string.h>

enum { BEHIND = 1000 }; /* steps that an earlier window goes on behind the one looked at */

static void copy_findings(struct replay *r, const struct run_result *run)
{
    r->findings = arena_array(&r->arena, run->finding_count + 1, sizeof *r->findings);
    r->finding_count = run->finding_count;
    for (size_t i = 0; i < run->finding_count; i++) {
        const struct finding *f = &run->findings[i];
        r->findings[i] = (struct replay_finding){f->code, arena_str(&r->arena, f->message),
                                                 f->lost_step ? f->lost_step : f->step};
    }
}

static void forget(struct replay *r)
{
    trace_close(r->trace);
    verdict_free(r->verdict);
    r->trace = NULL;
    r->verdict = NULL;
}

static bool run_again(struct replay *r, struct judge *j, const struct attempt *at, struct error *reterr)
{
    struct arena scratch = {0};
    forget(r);
    r->verdict = judge_run(j, at);
    const struct verdict *v = r->verdict;
    struct trace_source *files = arena_array(&scratch, at->file_count + 1, sizeof *files);
    for (size_t i = 0; i < at->file_count; i++)
        files[i] = (struct trace_source){at->files[i].name, at->files[i].text, at->files[i].secret};
    if (v->kind == VERDICT_TOOL_FAULT) {
        error_set(reterr, ERROR_SOFTWARE, "the run could not be repeated: " STR_FMT, STR_ARG(v->fault));
    } else if (!v->run_count || !v->runs[0].trace.len) {
        error_set(reterr, ERROR_SOFTWARE, "the repeated run has left no trace");
    } else {
        const struct run_result *run = &v->runs[0];
        struct trace_finding *found = arena_array(&scratch, run->finding_count + 1, sizeof *found);
        for (size_t i = 0; i < run->finding_count; i++)
            found[i] = (struct trace_finding){run->findings[i].step ? run->findings[i].step : run->steps,
                                             run->findings[i].message};
        struct trace_input in = {.program = v->program, .log = run->trace, .out = run->out, .err = run->err,
                                 .files = files, .file_count = at->file_count, .findings = found,
                                 .finding_count = run->finding_count};
        r->trace = trace_open(&in, reterr);
    }
    arena_release(&scratch);
    return r->trace != NULL;
}

static uint64_t last_step(const struct replay *r)
{
    return trace_stop(r->trace, trace_stops(r->trace) - 1)->step;
}

static bool holds(const struct replay *r, uint64_t step)
{
    return step >= trace_begins(r->trace) && step <= last_step(r);
}

/* Of an attempt in which something is made to fail, where what was judged is the run in which nothing
 * was: that run, in its own words. NULL: it is not so. */
static struct verdict *failed_run(struct judge *j, const struct attempt *all, const struct run_result *judged)
{
    struct attempt at = *all;
    if (!all->faults.len || judged->faults.len)
        return NULL;
    at.sweep = 0;
    at.pairs = at.costs = false;
    at.schedules = 0;
    at.rule_count = 0;
    at.next = NULL;
    return judge_run(j, &at);
}

bool replay_open(struct replay *r, struct judge *j, const struct attempt *all,
                 const struct verdict *judged, size_t run, const struct replay_wish *w,
                 struct error *reterr)
{
    *r = (struct replay){0};
    if (run >= judged->run_count || !judged->runs[run].ran)
        return error_set(reterr, ERROR_DATA, "the program was not run, so there is nothing to see");
    const struct run_result *result = &judged->runs[run];
    struct verdict *own = failed_run(j, all, result);
    if (own && run < own->run_count && own->runs[run].ran)
        result = &own->runs[run];
    r->steps = result->steps;
    copy_findings(r, result);
    r->attempt = attempt_for_picture(&r->arena, all, run, r->steps);
    r->attempt.values = w->values;
    if (!r->attempt.schedule.len && result->threads > 1) /* the run that was told of, not the default */
        r->attempt.schedule = arena_str(&r->arena, result->schedule);
    verdict_free(own);
    struct attempt at = r->attempt;
    if (at.history_from && w->from_start)
        at = attempt_for_window(&r->attempt, 0, PICTURE_STEPS);
    if (!run_again(r, j, &at, reterr))
        return false;
    uint64_t begins = trace_begins(r->trace);
    if (w->from_start && begins) { /* they were too many for the log */
        at = attempt_for_window(&r->attempt, 0, (last_step(r) - begins) / 4 * 3);
        return run_again(r, j, &at, reterr);
    }
    return !w->step || replay_move(r, j, w->step, reterr);
}

void replay_release(struct replay *r)
{
    forget(r);
    arena_release(&r->arena);
    *r = (struct replay){0};
}

bool replay_move(struct replay *r, struct judge *j, uint64_t step, struct error *reterr)
{
    if (step > r->steps)
        step = r->steps;
    for (uint64_t behind = BEHIND; !holds(r, step); behind = 0) {
        uint64_t end = step + behind, from = end > PICTURE_STEPS ? end - PICTURE_STEPS : 0;
        struct attempt at = attempt_for_window(&r->attempt, from, end);
        if (!run_again(r, j, &at, reterr))
            return false;
        if (!behind) /* steps that write more than the log can hold: it is as near as can be */
            break;
    }
    return true;
}

size_t replay_first_look(const struct replay *r)
{
    if (r->finding_count && r->findings[0].step)
        return trace_at_step(r->trace, r->findings[0].step);
    return trace_stops(r->trace) - 1;
}

/* Where the statement of a stop is over: the calls that it made are stops of their own. */
static size_t statement_end(const struct trace *t, size_t stop)
{
    uint32_t depth = trace_stop(t, stop - 1)->depth;
    while (trace_stop(t, stop)->depth > depth && stop + 1 < trace_stops(t))
        stop++;
    return stop;
}

size_t replay_line(const struct replay *r, uint32_t file, int line, int64_t n, int64_t *ret_times)
{
    *ret_times = 0;
    for (size_t i = 1; i < trace_stops(r->trace); i++) {
        const struct trace_place *ran = &trace_stop(r->trace, i)->ran;
        if (ran->line == line && ran->file == file && ++*ret_times == n)
            return statement_end(r->trace, i);
    }
    return TRACE_NONE;
}

struct str replay_kept(struct arena *a, const struct replay *r)
{
    uint64_t from = trace_begins(r->trace);
    uint64_t to = last_step(r);
    bool ends_early = trace_steps(r->trace) < r->steps;
    if (!from && !ends_early)
        return STR("");
    return str_from(arena_printf(a, "The run took %llu steps; kept are %llu to %llu.",
                                 (unsigned long long)r->steps, (unsigned long long)from,
                                 (unsigned long long)to));
}
