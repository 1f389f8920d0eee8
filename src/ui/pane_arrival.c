/* A new trace takes the place of the old one.
 *
 * Where it is opened: at the finding, with its object under the bar, unless the learner has
 * pinned a step; else where the learner was, carried over the edit by follow.c; the first
 * one at its end, or where it printed what should be otherwise, and there it stays until the
 * learner walks away, so that what is typed last is seen. Object numbers count from the start of a run, so an edit may give a number
 * to another object: folds and the bar are kept only where name and type are the same. */
#include "ui/follow.h"
#include "ui/pane.h"

#include <string.h>

static struct follow_place place_of(const void *ctx, size_t n)
{
    const struct trace_place *ran = &trace_stop(ctx, n)->ran;
    return (struct follow_place){ran->file, ran->line};
}

static struct follow_run run_of(const struct trace *t, const struct attempt *attempt)
{
    struct follow_run run = {.stops = trace_stops(t), .at = place_of, .ctx = t};
    for (size_t i = 0; i < attempt->file_count && i < FOLLOW_FILES; i++)
        run.texts[i] = attempt->files[i].text;
    return run;
}

/* Is number the same object in both, as far as a learner can tell? */
static bool same_object(const struct trace *old, const struct trace *now, size_t number)
{
    if (!number || number >= trace_objects(old) || number >= trace_objects(now))
        return false;
    const struct trace_object *a = trace_object(old, number), *b = trace_object(now, number);
    return a->kind == b->kind && a->size == b->size && str_eq(a->name, b->name) &&
           str_eq(a->type, b->type);
}

static void keep_folds(struct scene_key *keys, size_t *len, const struct trace *old,
                       const struct trace *now)
{
    size_t kept = 0;
    for (size_t i = 0; i < *len; i++)
        if (same_object(old, now, keys[i].object))
            keys[kept++] = keys[i];
    *len = kept;
}

/* The bar and the folds, from the old trace to the new. */
static void carry_over(struct trace_pane *p, const struct trace *now)
{
    keep_folds(p->opened.at, &p->opened.len, p->trace, now);
    keep_folds(p->closed.at, &p->closed.len, p->trace, now);
    if (!same_object(p->trace, now, p->object)) {
        p->object = 0;
        return;
    }
    uint64_t was = trace_object(p->trace, p->object)->base;
    p->address = trace_object(now, p->object)->base + (p->address - was);
}

/* Of an access outside an array of one dimension: which index, and how many there are. */
static void find_index(struct trace_pane *p, const struct finding *f)
{
    const struct trace_object *o = trace_object(p->trace, p->found_object);
    struct str type = o->type, number = {"", 0};
    int64_t count = 0;
    size_t at = 0;
    p->found_elements = 0;
    while (at < type.len && type.at[at] != '[')
        at++;
    if (!p->found_object || strncmp(f->code, "out-of-bounds", 13) || !f->access)
        return;
    if (at < type.len)
        number = str_slice(type, at + 1, type.len);
    else if (o->kind == TRACE_HEAP && type.len)
        count = 1; /* a block with room for one */
    if (!count && (number.len < 2 || number.at[number.len - 1] != ']' ||
                   !str_to_int(str_slice(number, 0, number.len - 1), 1, INT32_MAX, &count)))
        return;
    if (o->size % (uint64_t)count || o->size < (uint64_t)count)
        return;
    int64_t offset = (int64_t)(f->access - o->base), size = (int64_t)(o->size / (uint64_t)count);
    if (offset % size || (offset >= 0 && offset < (int64_t)o->size))
        return;
    p->found_index = offset / size;
    p->found_elements = (uint64_t)count;
}

/* Where the finding happened, and to what. Of a leak: where the block was lost; of a run
 * that was stopped: its last step. */
static void find_finding(struct trace_pane *p)
{
    const struct finding *f = &p->next_finding;
    uint64_t step = f->lost_step ? f->lost_step : f->step;
    p->found = TRACE_NONE;
    p->found_object = 0;
    p->found_elements = 0;
    if (p->limit && !step && trace_steps(p->trace) >= p->steps) {
        p->found = trace_stops(p->trace) - 1;
        return;
    }
    if (!f->code || !step || step < trace_begins(p->trace))
        return;
    p->found = trace_at_step(p->trace, step);
    p->found_address = f->address;
    if (f->address)
        p->found_object = trace_object_at(p->trace, p->found, f->address);
    find_index(p, f);
}

static int count_lines(struct str text)
{
    int n = 0;
    for (struct str line; n < 8 && str_line(&text, &line);)
        n++;
    return n;
}

static void new_trace(struct trace_pane *p, const struct verdict *v)
{
    p->print_lines = count_lines(v->runs[0].out);
    picture_stale(&p->picture);
    p->mark_cells = 0;
    p->back = TRACE_NONE;
    find_finding(p);
}

static OWNED(trace_close) struct trace *open_run(struct arena *a, const struct verdict *v,
                                                 const struct trace_source *files, size_t file_count,
                                                 struct error *reterr)
{
    const struct run_result *r = &v->runs[0];
    struct trace_finding *found = arena_array(a, r->finding_count + 1, sizeof *found);
    for (size_t i = 0; i < r->finding_count; i++)
        found[i] = (struct trace_finding){r->findings[i].step, r->findings[i].message};
    struct trace_input in = {.program = v->program, .log = r->trace, .out = r->out, .err = r->err,
                             .files = files, .file_count = file_count, .findings = found,
                             .finding_count = r->finding_count};
    return trace_open(&in, reterr);
}

static OWNED(trace_close) struct trace *open_trace(const struct attempt *of, const struct verdict *v,
                                                   struct error *reterr)
{
    struct arena a = {0};
    const struct run_result *r = v->run_count ? &v->runs[0] : NULL;
    struct trace_source *files = arena_array(&a, of->file_count + 1, sizeof *files);
    struct trace *t = NULL;
    for (size_t i = 0; i < of->file_count; i++)
        files[i] = (struct trace_source){of->files[i].name, of->files[i].text, of->files[i].secret};
    if (v->kind == VERDICT_TOOL_FAULT)
        error_set(reterr, ERROR_SOFTWARE, STR_FMT, STR_ARG(v->fault));
    else if (!r || !r->trace.len)
        error_set(reterr, ERROR_DATA, "the run left no trace");
    else
        t = open_run(&a, v, files, of->file_count, reterr);
    arena_release(&a);
    return t;
}

static void no_picture(struct trace_pane *p, const struct error *err)
{
    buf_clear(&p->note);
    buf_printf(&p->note, "There is no picture of this run: %s", err->text);
    p->broken = true;
    trace_pane_stale(p);
}

/* Where a run is opened that nothing was found in: its end, but where there are files that
 * are not the learner's, the end of what the learner's own did. */
static size_t home(const struct trace *t, const struct attempt *of)
{
    size_t last = trace_stops(t) - 1, n = last;
    if (of->file_count < 2)
        return last;
    while (n && (!trace_stop(t, n)->ran.line || trace_stop(t, n)->ran.file != 0))
        n--;
    return n ? n : last;
}

/* The step that printed the first byte that should be another; of a program that others'
 * files call, what its own did last before, and then *ret_next. */
static size_t where_it_differs(struct trace *t, const struct attempt *of, size_t bytes, bool *ret_next)
{
    VEC(size_t) prints = {0};
    for (size_t n = 0; bytes != TRACE_NONE && n < trace_stops(t); n++)
        if (trace_stop(t, n)->marks & STOP_OUTPUT)
            vec_push(&prints, n);
    size_t low = 0, high = prints.len; /* the first at which more is printed than is right */
    while (low < high) {
        struct arena a = {0};
        size_t middle = low + (high - low) / 2;
        if (trace_scene(t, &a, prints.at[middle], NULL)->out.len > bytes)
            high = middle;
        else
            low = middle + 1;
        arena_release(&a);
    }
    size_t n = low < prints.len ? prints.at[low] : TRACE_NONE, prints_at = n;
    *ret_next = false;
    vec_release(&prints);
    if (n == TRACE_NONE || of->file_count < 2)
        return n;
    while (n && (!trace_stop(t, n)->ran.line || trace_stop(t, n)->ran.file != 0))
        n--;
    *ret_next = n != prints_at;
    return n ? n : TRACE_NONE;
}

static void take_live(struct trace_pane *p, struct verdict *v)
{
    struct error err = {0};
    struct trace *now = open_trace(&p->next, v, &err);
    p->behind = false;
    if (!now) {
        no_picture(p, &err);
        return;
    }
    p->differs = where_it_differs(now, &p->next, p->next_differs, &p->differs_next);
    size_t at_home = p->differs != TRACE_NONE ? p->differs : home(now, &p->next), stop = at_home;
    if (p->trace) {
        struct follow_run old = run_of(p->trace, &p->attempt), is = run_of(now, &p->next);
        if (p->stop != p->home)
            stop = follow_stop(&old, p->stop, &is);
        carry_over(p, now);
        trace_close(p->trace);
    }
    p->home = at_home;
    p->now = NULL;
    p->trace = now;
    p->attempt = p->next;
    p->steps = p->next_steps;
    p->limit = p->next_limit;
    struct arena free_again = p->kept;
    p->kept = p->next_kept; /* the attempt lives there */
    p->next_kept = free_again;
    buf_clear(&p->label);
    buf_str(&p->label, buf_view(&p->next_label));
    buf_clear(&p->note);
    p->broken = false;
    p->values_stop = TRACE_NONE;
    new_trace(p, v);
    bool to_finding = p->found != TRACE_NONE && !p->pinned;
    trace_pane_go(p, to_finding ? p->found : stop);
    if (to_finding && p->found_object)
        trace_pane_select(p, p->found_object, p->found_address, 0);
}

/* Another window of the same run: the learner goes on walking in it. */
static void take_window(struct app *a, struct trace_pane *p, struct verdict *v, bool earlier)
{
    struct error err = {0};
    struct trace *now = open_trace(&p->attempt, v, &err);
    if (!now) {
        app_say(a, ROLE_WARN, "That part of the run could not be had: %s.", err.text);
        return;
    }
    uint64_t step = trace_stop(p->trace, p->stop)->step;
    p->home = p->differs = TRACE_NONE; /* numbers are of a log */
    trace_close(p->trace);
    p->trace = now;
    p->values_stop = TRACE_NONE;
    p->object = 0; /* numbers are of a log */
    p->opened.len = p->closed.len = 0;
    new_trace(p, v);
    size_t at = trace_at_step(now, step);
    trace_pane_go(p, earlier && at ? at - 1 : at);
}

static void take_values(struct app *a, struct trace_pane *p, struct verdict *v)
{
    struct error err = {0};
    struct trace *t = open_trace(&p->attempt, v, &err);
    arena_clear(&p->values_kept);
    p->value_count = 0;
    if (!t) {
        app_say(a, ROLE_WARN, "The values within this statement could not be had: %s.", err.text);
        return;
    }
    struct arena own = {0};
    struct trace_value *values = NULL;
    size_t at = trace_at_step(t, trace_stop(p->trace, p->stop)->step);
    size_t n = trace_values(t, &own, at, &values);
    p->values = arena_array(&p->values_kept, n + 1, sizeof *p->values);
    for (size_t i = 0; i < n; i++) { /* places go with t */
        p->values[i].text = arena_str(&p->values_kept, values[i].text);
        p->values[i].value = arena_str(&p->values_kept, values[i].value);
    }
    p->value_count = n;
    p->values_stop = p->stop;
    p->follow = true;
    arena_release(&own);
    trace_close(t);
}

bool trace_pane_verdict(struct app *a, struct trace_pane *p, struct verdict *v)
{
    enum trace_ask asked = p->asked;
    p->asked = ASK_NOTHING;
    switch (asked) {
    case ASK_NOTHING:
        return false;
    case ASK_LIVE:
        take_live(p, v);
        break;
    case ASK_EARLIER:
    case ASK_LATER:
        take_window(a, p, v, asked == ASK_EARLIER);
        break;
    case ASK_VALUES:
        take_values(a, p, v);
        break;
    }
    verdict_free(v);
    return true;
}

bool trace_pane_open(struct trace_pane *p, const struct attempt *of, const struct verdict *v,
                     struct error *reterr)
{
    struct trace *now = open_trace(of, v, reterr);
    if (!now)
        return false;
    trace_close(p->trace);
    p->trace = now;
    arena_clear(&p->kept);
    p->steps = trace_steps(now);
    p->limit = NULL;
    p->attempt = attempt_for_picture(&p->kept, of, 0, p->steps);
    p->object = 0;
    p->home = p->differs = TRACE_NONE;
    p->now = NULL;
    p->opened.len = p->closed.len = 0;
    new_trace(p, v);
    trace_pane_go(p, 0);
    return true;
}
