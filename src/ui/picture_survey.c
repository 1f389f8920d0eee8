/* What a plan learns before anything is drawn: every stop of a short run; of a long one
 * some sixty, from all over it, with those at which there is most to see: the last moment
 * of each variable, and the moments with most blocks alive. When blocks
 * come and go is known without looking at scenes. */
#include "ui/picture_private.h"

#include <stdlib.h>

enum { EVERY = 192, SPREAD = 20, VARIABLES = 44, LOOKED_AT = 20000 };

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

/* When blocks were made and ended, sorted. */
struct times { size_t *made, *ends, made_n, end_n; bool large; /* much memory to look at */ };

static size_t until(const size_t *at, size_t n, size_t stop)
{
    size_t from = 0;
    while (from < n) {
        size_t mid = (from + n) / 2;
        if (at[mid] <= stop)
            from = mid + 1;
        else
            n = mid;
    }
    return from;
}

static size_t alive(const struct times *t, size_t stop)
{
    return until(t->made, t->made_n, stop) - until(t->ends, t->end_n, stop);
}

static void learn_objects(struct picture_plan *p, const struct trace *t, size_t ghosts,
                          struct times *times)
{
    size_t n = trace_objects(t), from = n > LOOKED_AT ? n - LOOKED_AT : 1;
    size_t room = n > from ? n - from : 0;
    times->made = mem_alloc(sizeof *times->made * (room + 1));
    times->ends = mem_alloc(sizeof *times->ends * (room + 1));
    uint64_t bytes = 0;
    for (size_t i = from; i < n; i++) {
        const struct trace_object *o = trace_object(t, i);
        if (o)
            bytes = o->kind == TRACE_HEAP || o->kind == TRACE_GLOBAL ? bytes + o->size : bytes;
        if (!o || o->kind != TRACE_HEAP)
            continue;
        times->made[times->made_n++] = o->made == TRACE_NONE ? 0 : o->made;
        if (o->ended != TRACE_NONE)
            times->ends[times->end_n++] = o->ended;
    }
    times->large = bytes > 1 << 20;
    qsort(times->made, times->made_n, sizeof *times->made, by_size);
    qsort(times->ends, times->end_n, sizeof *times->ends, by_size);
    for (size_t i = from; i < n && p->plots.len < PLAN_BLOCKS; i++) {
        const struct trace_object *o = trace_object(t, i);
        if (!o || o->kind != TRACE_HEAP)
            continue;
        struct plot *b = plan_add_plot(p, t, i);
        if (o->ended != TRACE_NONE)
            b->to = sight_ends(times->ends, times->end_n, o->ended, ghosts);
    }
}

/* Scenes with very many boxes cost too much to look at more than once or twice. */
struct sample { size_t stops[EVERY + SPREAD + VARIABLES + 8], n, heavy; };

static void look_at(struct sample *s, const struct trace *t, const struct times *times, size_t stop)
{
    enum { BLOCKS = 120, DEPTH = 50, HEAVY = 1, LARGE = 5 };
    bool heavy = times->large || alive(times, stop) > BLOCKS || trace_stop(t, stop)->depth > DEPTH;
    if (heavy && s->heavy >= (times->large ? LARGE : HEAVY))
        return;
    s->heavy += heavy;
    s->stops[s->n++] = stop;
}

/* Each variable of each function once, when it is about to go: it is at its fullest then. */
static void look_at_variables(struct sample *s, const struct trace *t, const struct times *times)
{
    struct map met = {0};
    size_t n = trace_objects(t), all = trace_stops(t), looked = 0;
    for (size_t i = 1; i < n && looked < LOOKED_AT && met.len < VARIABLES; i++) {
        const struct trace_object *o = trace_object(t, i);
        const struct trace_call *c = o && o->kind == TRACE_VARIABLE ? trace_call(t, o->call) : NULL;
        if (!c)
            continue;
        looked++;
        uint64_t key = hash_str(o->type, hash_str(o->name, hash_str(c->function, 0)));
        if (map_get(&met, key) >= 0)
            continue;
        map_put(&met, key, 1);
        bool stays = o->ended == TRACE_NONE || !o->ended || o->ended > all;
        look_at(s, t, times, stays ? all - 1 : o->ended - 1);
    }
    map_release(&met);
}

void plan_survey(struct picture_plan *p, struct trace *t, const struct scene_options *o)
{
    size_t all = trace_stops(t);
    struct times times = {0};
    struct sample s = {0};
    learn_objects(p, t, o && o->ghosts ? (size_t)o->ghosts : 12, &times);
    if (all <= EVERY && !times.large) {
        for (size_t i = 0; i < all; i++)
            look_at(&s, t, &times, i);
    } else {
        size_t peak = fullest(times.made, times.made_n, times.ends, times.end_n), hundredth = 100;
        peak = peak < all ? peak : all - 1;
        if (times.made_n > hundredth) /* the beginning of something large */
            look_at(&s, t, &times, times.made[hundredth] < all ? times.made[hundredth] : all - 1);
        look_at(&s, t, &times, peak);
        look_at(&s, t, &times, peak ? peak - 1 : 0);
        look_at_variables(&s, t, &times);
        for (size_t i = 0; i < SPREAD; i++)
            look_at(&s, t, &times, (all - 1) * i / (SPREAD - 1));
    }
    mem_free(times.made);
    mem_free(times.ends);
    qsort(s.stops, s.n, sizeof *s.stops, by_size);
    struct arena a = {0};
    for (size_t i = 0; i < s.n; i++) {
        if (i && s.stops[i] == s.stops[i - 1])
            continue;
        vec_push(&p->looked_at, s.stops[i]);
        const struct scene *scene = trace_scene(t, &a, s.stops[i], o);
        if (scene)
            plan_learn(p, t, scene);
        arena_clear(&a);
    }
    arena_release(&a);
}
