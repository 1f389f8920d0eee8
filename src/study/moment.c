/* Moments of a run, found in its trace.
 *
 * Authors say "after line 9 ran". A line is often more than one statement, or a
 * statement with calls in it, so this is what it means: a visit of a line begins where
 * control, in some call, comes to the line from elsewhere, and is over at the first stop
 * at which control is at another line of that call, or the call has returned. Whatever
 * ran meanwhile in calls that the line made belongs to it. Visits are counted in the
 * order in which they begin. */
#include "study/room.h"

#include <stdlib.h>
#include <string.h>

struct trace *picture_trace(const struct attempt *picture, const struct verdict *v,
                            struct error *reterr)
{
    if (v->kind == VERDICT_TOOL_FAULT || v->kind == VERDICT_COMPILE_ERROR || !v->run_count ||
        !v->runs[0].ran) {
        error_set(reterr, ERROR_DATA, "the program was not run");
        return NULL;
    }
    struct trace_source *files = mem_alloc((picture->file_count + 1) * sizeof *files);
    for (size_t i = 0; i < picture->file_count; i++)
        files[i] = (struct trace_source){picture->files[i].name, picture->files[i].text, picture->files[i].secret};
    struct trace_input in = {.program = v->program, .log = v->runs[0].trace, .out = v->runs[0].out,
                             .err = v->runs[0].err, .files = files,
                             .file_count = picture->file_count};
    struct trace *t = trace_open(&in, reterr);
    mem_free(files);
    return t;
}

static bool comes_to(const struct stop *s, uint32_t file, int line)
{
    return s->next.line == line && s->next.file == file;
}

/* Where the visit that begins at a stop is over; the last stop at the latest. */
static size_t visit_end(const struct trace *t, size_t from, uint32_t file, int line)
{
    const struct stop *start = trace_stop(t, from);
    size_t n = from + 1, stops = trace_stops(t);
    for (; n < stops; n++) {
        const struct stop *s = trace_stop(t, n);
        if (s->depth < start->depth || (s->call == start->call && !comes_to(s, file, line)))
            return n;
    }
    return stops - 1;
}

size_t moment_visits(const struct trace *t, struct arena *a, uint32_t file, int line,
                     struct line_visit **ret)
{
    VEC(struct line_visit) found = {0};
    size_t stops = trace_stops(t), calls = trace_calls(t) + 1;
    bool *inside = mem_alloc(calls); /* by call: is it at the line already? */
    for (size_t n = 0; n < stops; n++) {
        const struct stop *s = trace_stop(t, n);
        bool here = comes_to(s, file, line) && n + 1 < stops;
        size_t call = s->call < calls ? s->call : 0;
        if (here && !inside[call]) {
            struct line_visit v = {n, visit_end(t, n, file, line)};
            vec_push(&found, v);
        }
        inside[call] = here;
    }
    size_t count = found.len;
    if (ret) {
        *ret = arena_array(a, count + 1, sizeof **ret);
        if (count)
            memcpy(*ret, found.at, count * sizeof **ret);
    }
    vec_release(&found);
    mem_free(inside);
    return count;
}

size_t moment_of_finding(const struct trace *t, const struct finding *f)
{
    bool leak = !strcmp(f->code, "leak") && f->lost_step;
    return trace_at_step(t, leak ? f->lost_step : f->step);
}

size_t moment_find(const struct trace *t, const struct verdict *v, const struct when *w)
{
    size_t last = trace_stops(t) - 1, n = TRACE_NONE;
    const struct finding *f = verdict_first_finding(v);
    struct arena a = {0};
    struct line_visit *visits;
    switch (w->kind) {
    case WHEN_UNSAID:
    case WHEN_END:
        n = last;
        break;
    case WHEN_STEP:
        n = w->step >= 0 && (uint64_t)w->step <= trace_steps(t) ? trace_at_step(t, (uint64_t)w->step)
                                                               : TRACE_NONE;
        break;
    case WHEN_FINDING:
        n = f ? moment_of_finding(t, f) : TRACE_NONE;
        break;
    case WHEN_LINE:
    case WHEN_BEFORE: {
        if (trace_begins(t)) /* visits that were not kept cannot be counted */
            break;
        size_t count = moment_visits(t, &a, 0, w->line, &visits);
        if (w->visit >= 1 && (size_t)w->visit <= count)
            n = w->kind == WHEN_LINE ? visits[w->visit - 1].end : visits[w->visit - 1].begin;
        break;
    }
    }
    arena_release(&a);
    return n;
}

bool moment_range(const struct trace *t, const struct picture_fence *f, size_t *ret_first,
                  size_t *ret_last)
{
    struct arena a = {0};
    struct line_visit *visits;
    size_t count;
    bool ok = true;
    *ret_first = 0;
    *ret_last = trace_stops(t) - 1;
    if (f->from) {
        count = moment_visits(t, &a, 0, f->from, &visits);
        ok = count > 0;
        *ret_first = count ? visits[0].begin : 0;
    }
    if (f->to) {
        count = moment_visits(t, &a, 0, f->to, &visits);
        ok = ok && count > 0;
        for (size_t i = 0, last = 0; i < count; i++)
            *ret_last = last = visits[i].end > last ? visits[i].end : last;
    }
    arena_release(&a);
    return ok && *ret_first <= *ret_last;
}

static int by_stop(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    if (x->stop != y->stop)
        return x->stop < y->stop ? -1 : 1;
    return x->caption < y->caption ? -1 : x->caption > y->caption;
}

struct captions moment_captions(const struct trace *t, struct arena *a, const struct picture_fence *f)
{
    VEC(struct said) all = {0};
    for (size_t i = 0; i < f->caption_count; i++) {
        const struct caption *c = &f->captions[i];
        struct arena scratch = {0};
        struct line_visit *visits;
        size_t count = c->line ? moment_visits(t, &scratch, 0, c->line, &visits) : 0;
        if (!c->line)
            vec_push(&all, ((struct said){0, c}));
        for (size_t k = 0; k < count; k++)
            if (!c->visit || (size_t)c->visit == k + 1)
                vec_push(&all, ((struct said){visits[k].end, c}));
        arena_release(&scratch);
    }
    struct captions said = {arena_array(a, all.len + 1, sizeof *said.list), all.len};
    if (all.len)
        memcpy(said.list, all.at, all.len * sizeof *said.list);
    qsort(said.list, said.count, sizeof *said.list, by_stop);
    vec_release(&all);
    return said;
}

struct doc moment_caption(struct arena *a, const struct captions *all, size_t stop)
{
    size_t from = 0, end = all->count, blocks = 0;
    while (from < end) { /* the first of this stop */
        size_t middle = from + (end - from) / 2;
        if (all->list[middle].stop < stop)
            from = middle + 1;
        else
            end = middle;
    }
    for (; end < all->count && all->list[end].stop == stop; end++)
        blocks += all->list[end].caption->text.count;
    struct doc said = {arena_array(a, blocks + 1, sizeof *said.blocks), 0};
    for (size_t i = from; i < end; i++) {
        const struct doc *text = &all->list[i].caption->text;
        if (text->count)
            memcpy(said.blocks + said.count, text->blocks, text->count * sizeof *said.blocks);
        said.count += text->count;
    }
    return said;
}
