/* The ways of arrows, planned for a whole trace as boxes are. An arrow whose ends stay
 * where they are is one lane, in whatever stops it is seen: its way leads around all that
 * lies there in any of them, and around the lanes of all arrows seen together with it.
 * So it keeps its side, its turns and its row's form while one steps to and fro. Where
 * there is no such way its time is cut in two, and each part gets one of its own; if that
 * does not help either it is said in words. Stops that were not looked at use the same
 * lanes, if they are free there. */
#include "ui/picture_private.h"

#include <stdlib.h>

enum { LANES = 300, CELLS = 40 << 20 /* of all grids */, LOOKS = 900000 /* cells searched */,
       MEET = 4 /* at a block */, MEET_VARIABLE = 2, CUTS = 3 };

struct piece { struct rect rect; struct stops when; }; /* a panel as seen at some stops */
struct planner {
    struct picture_plan *plan;
    struct router *router;
    VEC(struct lane) wanted;   /* arrows met */
    struct map index;          /* key to index there */
    VEC(struct piece) pieces;
    struct map piece_of;
    int rows;
    size_t cells, looks;
};

static bool meet(const struct stops *a, const struct stops *b)
{
    for (int i = 0; i < STOPS_WORDS; i++)
        if (a->bits[i] & b->bits[i])
            return true;
    return false;
}

static void set(struct stops *s, size_t i) { s->bits[i / 64] |= UINT64_C(1) << i % 64; }
static bool has(const struct stops *s, size_t i) { return s->bits[i / 64] >> i % 64 & 1; }

static uint64_t mix(uint64_t h, uint64_t n)
{
    h = (h ^ n) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* The same for an arrow as long as its ends are the same cells and lie where they lay. */
static uint64_t key_of(const struct arrow *a)
{
    uint64_t h = mix(a->from, a->object);
    h = mix(mix(h, a->address), (uint64_t)a->row << 32 | (uint32_t)a->right);
    for (int i = 0; i < a->port_count; i++)
        h = mix(h, (uint64_t)a->ports[i].row << 32 | (uint32_t)a->ports[i].col);
    return h ? h : 1;
}

/* ---- what is seen when ------------------------------------------------------------ */

static void note_panels(struct planner *w, const struct view *v, size_t nth)
{
    for (size_t i = 0; i < v->panels.len; i++) {
        struct rect r = v->panels.at[i].rect;
        uint64_t key = mix(mix((uint64_t)r.row << 32 | (uint32_t)r.col, (uint64_t)r.rows << 32 | (uint32_t)r.cols), 1);
        int at = map_get(&w->piece_of, key);
        if (at < 0) {
            at = (int)w->pieces.len;
            map_put(&w->piece_of, key, at);
            vec_push(&w->pieces, ((struct piece){.rect = r}));
        }
        set(&w->pieces.at[at].when, nth);
    }
}

static void note_arrows(struct planner *w, size_t nth)
{
    for (size_t i = 0; i < w->plan->arrows.len; i++) {
        const struct arrow *a = &w->plan->arrows.at[i];
        uint64_t key = key_of(a);
        int at = map_get(&w->index, key);
        if (at < 0) {
            if (w->wanted.len >= LANES)
                continue;
            at = (int)w->wanted.len;
            map_put(&w->index, key, at);
            vec_push(&w->wanted, ((struct lane){.key = key, .arrow = *a}));
            struct arrow *copy = &w->wanted.at[at].arrow;
            copy->steps.at = NULL;
            copy->steps.len = copy->steps.room = 0;
            copy->routed = false;
        }
        set(&w->wanted.at[at].when, nth);
    }
}

/* ---- lanes ------------------------------------------------------------------------- */

/* The grid as it is for a lane at its stops: with all that is there then. */
static void ready(struct planner *w, const struct lane *l, size_t but)
{
    struct picture_plan *p = w->plan;
    router_ready(w->router, w->rows, p->cols);
    w->cells += (size_t)w->rows * (size_t)p->cols;
    for (size_t i = 0; i < w->pieces.len; i++)
        if (meet(&w->pieces.at[i].when, &l->when))
            router_wall(w->router, w->pieces.at[i].rect);
    for (size_t i = 0; i < w->wanted.len; i++)
        if (meet(&w->wanted.at[i].when, &l->when))
            router_reserve_ends(w->router, &w->wanted.at[i].arrow);
    for (size_t i = 0; i < p->lanes.len; i++)
        if (i != but && p->lanes.at[i].arrow.routed && meet(&p->lanes.at[i].when, &l->when))
            router_ink(w->router, &p->lanes.at[i].arrow, (int)i);
}

static bool over(const struct planner *w) { return w->cells > CELLS || w->looks > LOOKS; }

static bool crowded(const struct planner *w, const struct lane *l)
{
    int n = 0;
    for (size_t i = 0; i < w->plan->lanes.len; i++) {
        const struct lane *o = &w->plan->lanes.at[i];
        n += o->arrow.routed && o->arrow.goal == l->arrow.goal && meet(&o->when, &l->when);
    }
    const struct trace_object *o = trace_object(w->plan->trace, l->arrow.object);
    return n >= (o && o->kind == TRACE_VARIABLE ? MEET_VARIABLE : MEET); /* of a deep recursion: no rails */
}

static size_t count(const struct stops *s)
{
    size_t n = 0;
    for (size_t i = 0; i < STOPS_WORDS * 64; i++)
        n += has(s, i);
    return n;
}

static void add_lane(struct planner *w, struct lane l, int cuts)
{
    struct picture_plan *p = w->plan;
    bool full = crowded(w, &l);
    if (!full && !over(w)) {
        ready(w, &l, TRACE_NONE);
        l.arrow.routed = router_find(w->router, &l.arrow, (int)p->lanes.len, p->narrow);
        w->looks += (size_t)router_spent(w->router);
    }
    size_t n = count(&l.when);
    if (l.arrow.routed || full || !cuts || n < 2) {
        vec_push(&p->lanes, l);
        return;
    }
    vec_release(&l.arrow.steps);
    struct lane early = l, late = l;
    early.when = late.when = (struct stops){{0}};
    size_t nth = 0;
    for (size_t i = 0; i < STOPS_WORDS * 64; i++)
        if (has(&l.when, i))
            set(nth++ < n / 2 ? &early.when : &late.when, i);
    add_lane(w, early, cuts - 1);
    add_lane(w, late, cuts - 1);
}

static int by_distance(const void *a, const void *b)
{
    const struct lane *x = a, *y = b;
    int dx = arrow_distance(&x->arrow), dy = arrow_distance(&y->arrow);
    return dx != dy ? dx - dy : (x->key > y->key) - (x->key < y->key);
}

void lanes_release(struct picture_plan *p)
{
    for (size_t i = 0; i < p->lanes.len; i++)
        vec_release(&p->lanes.at[i].arrow.steps);
    vec_release(&p->lanes);
    map_release(&p->lane_of);
}

void plan_lanes(struct picture_plan *p, struct trace *t, const struct scene_options *o)
{
    struct planner w = {.plan = p};
    struct arena scenes = {0}, a = {0};
    lanes_release(p);
    if (!p->router)
        p->router = router_new();
    w.router = p->router;
    for (size_t i = 0; i < p->looked_at.len && i < STOPS_WORDS * 64; i++) {
        const struct scene *s = trace_scene(t, &scenes, p->looked_at.at[i], o);
        if (!s)
            continue;
        struct view v = {.arena = &a, .scene = s, .trace = t};
        view_build(&v, p);
        w.rows = v.rows + 1 > w.rows ? v.rows + 1 : w.rows;
        arrows_gather(p, &v);
        note_panels(&w, &v, i);
        note_arrows(&w, i);
        view_release(&v);
        arena_clear(&scenes);
        arena_clear(&a);
    }
    p->lane_rows = w.rows = w.rows > PLAN_ROWS ? PLAN_ROWS : w.rows;
    if (w.wanted.len)
        qsort(w.wanted.at, w.wanted.len, sizeof *w.wanted.at, by_distance);
    for (size_t i = 0; i < w.wanted.len && !over(&w); i++)
        add_lane(&w, w.wanted.at[i], CUTS);
    for (size_t i = 0; i < p->lanes.len && !over(&w); i++) { /* again: who came first took the best */
        struct lane *l = &p->lanes.at[i];
        if (!l->arrow.routed)
            continue;
        ready(&w, l, i);
        l->arrow.routed = router_find(w.router, &l->arrow, (int)i, p->narrow);
        w.looks += (size_t)router_spent(w.router);
    }
    for (size_t i = p->lanes.len; i-- > 0;)
        map_put(&p->lane_of, p->lanes.at[i].key, (int)i); /* the first of a key; others follow it */
    vec_release(&w.wanted);
    vec_release(&w.pieces);
    map_release(&w.index);
    map_release(&w.piece_of);
    arena_release(&scenes);
    arena_release(&a);
}

const struct lane *lane_of(const struct picture_plan *p, const struct view *v, const struct arrow *a)
{
    uint64_t key = key_of(a);
    int first = map_get(&p->lane_of, key), way = -1;
    size_t nth = 0;
    while (nth + 1 < p->looked_at.len && p->looked_at.at[nth + 1] <= v->scene->number)
        nth++;
    for (int i = first; i >= 0 && (size_t)i < p->lanes.len && p->lanes.at[i].key == key; i++) {
        if (nth < STOPS_WORDS * 64 && has(&p->lanes.at[i].when, nth))
            return &p->lanes.at[i];
        if (way < 0 && p->lanes.at[i].arrow.routed)
            way = i;
    }
    first = way >= 0 ? way : first;
    return first < 0 ? NULL : &p->lanes.at[first];
}
