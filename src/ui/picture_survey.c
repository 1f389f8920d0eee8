/* What a plan learns before anything is drawn: every stop of a short run; of a long one
 * some sixty, from all over it, with those at which there is most to see: the last moment
 * of the first call of each function, and the moments with most blocks alive. When blocks
 * come and go is known without looking at scenes. */
#include "ui/picture_private.h"

#include <stdlib.h>

enum { EVERY = 64, SPREAD = 36, FUNCTIONS = 20, LOOKED_AT = 50000 };

static int by_size(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* A freed block stays in sight until so many others were freed behind it. */
static size_t sight_ends(const size_t *ends, size_t count, size_t ended, size_t ghosts)
{
    size_t from = 0, to = count;
    while (from < to) {
        size_t mid = (from + to) / 2;
        if (ends[mid] < ended)
            from = mid + 1;
        else
            to = mid;
    }
    return from + ghosts < count ? ends[from + ghosts] + 1 : TRACE_NONE;
}

/* The stop with most blocks alive, as late as it is so; ends is sorted. */
static size_t fullest(const size_t *made, size_t made_count, const size_t *ends, size_t end_count)
{
    size_t best = 0, stop = 0, m = 0;
    for (size_t e = 0; e <= end_count; e++) {
        size_t until = e < end_count ? ends[e] : TRACE_NONE;
        while (m < made_count && made[m] < until)
            m++;
        if (m - e > best) {
            best = m - e;
            stop = e < end_count ? until - (until > 0) : m ? made[m - 1] : 0;
        }
    }
    return stop;
}

static size_t learn_objects(struct picture_plan *p, const struct trace *t, size_t ghosts)
{
    size_t n = trace_objects(t), from = n > LOOKED_AT ? n - LOOKED_AT : 1, made_n = 0, end_n = 0;
    size_t room = n - from + 1;
    size_t *made = mem_alloc(sizeof *made * (room + 1)), *ends = mem_alloc(sizeof *ends * (room + 1));
    for (size_t i = from; i < n; i++) {
        const struct trace_object *o = trace_object(t, i);
        if (!o || o->kind != TRACE_HEAP)
            continue;
        made[made_n++] = o->made == TRACE_NONE ? 0 : o->made;
        if (o->ended != TRACE_NONE)
            ends[end_n++] = o->ended;
    }
    qsort(made, made_n, sizeof *made, by_size);
    qsort(ends, end_n, sizeof *ends, by_size);
    size_t planned = 0;
    for (size_t i = from; i < n && planned < PLAN_BLOCKS; i++) {
        const struct trace_object *o = trace_object(t, i);
        if (!o || o->kind != TRACE_HEAP)
            continue;
        struct plot *b = plan_add_plot(p, t, i);
        if (o->ended != TRACE_NONE)
            b->to = sight_ends(ends, end_n, o->ended, ghosts);
        planned++;
    }
    size_t stop = fullest(made, made_n, ends, end_n);
    mem_free(made);
    mem_free(ends);
    return stop;
}

void plan_survey(struct picture_plan *p, struct trace *t, const struct scene_options *o)
{
    size_t stops[EVERY + SPREAD + 2 * FUNCTIONS + 4], n = 0, all = trace_stops(t);
    size_t peak = learn_objects(p, t, o && o->ghosts ? (size_t)o->ghosts : 12);
    if (all <= EVERY) {
        for (size_t i = 0; i < all; i++)
            stops[n++] = i;
    } else {
        for (size_t i = 0; i < SPREAD; i++)
            stops[n++] = (all - 1) * i / (SPREAD - 1);
        stops[n++] = peak;
        stops[n++] = peak ? peak - 1 : 0;
        struct map met = {0};
        size_t calls = trace_calls(t);
        for (size_t i = 1; i < calls && i < LOOKED_AT && met.len < FUNCTIONS; i++) {
            const struct trace_call *c = trace_call(t, (uint32_t)i);
            uint64_t key = c ? hash_str(c->function, 0) : 0;
            if (!c || map_get(&met, key) >= 0)
                continue;
            map_put(&met, key, 1);
            stops[n++] = c->from < all ? c->from : all - 1;
            stops[n++] = c->to == TRACE_NONE || c->to == 0 || c->to >= all ? all - 1 : c->to - 1;
        }
        map_release(&met);
    }
    qsort(stops, n, sizeof *stops, by_size);
    struct arena a = {0};
    for (size_t i = 0; i < n; i++) {
        if (i && stops[i] == stops[i - 1])
            continue;
        const struct scene *s = trace_scene(t, &a, stops[i], o);
        if (s)
            plan_learn(p, t, s);
        arena_clear(&a);
    }
    arena_release(&a);
}
