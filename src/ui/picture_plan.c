/* What is known of a whole trace that matters for where things lie. It is learned from
 * scenes: how many lines a variable takes at most, how wide names and values are, which
 * blocks point to which, how long each is seen. plan_survey() shows it scenes from all
 * over the run before the first is drawn; a scene that still brings something new makes
 * it grow: what is new gets a place, what has one keeps it. Only what has outgrown its
 * place moves the others.
 *
 * Every call of a function is laid out alike, so a plan has a sheet for each function
 * and no memory of single calls: a frame lies below its caller's, wherever that is. */
#include "ui/picture_private.h"

#include <string.h>

/* ---- a map, open addressing ------------------------------------------------------- */

void map_release(struct map *m)
{
    mem_free(m->keys);
    mem_free(m->values);
    *m = (struct map){0};
}

static size_t map_find(const struct map *m, uint64_t key)
{
    size_t i = (size_t)((key * 0x9E3779B97F4A7C15u) >> 20) & (m->room - 1);
    while (m->keys[i] && m->keys[i] != key)
        i = (i + 1) & (m->room - 1);
    return i;
}

int map_get(const struct map *m, uint64_t key)
{
    if (!m->room || !key)
        return -1;
    size_t i = map_find(m, key);
    return m->keys[i] ? m->values[i] : -1;
}

void map_put(struct map *m, uint64_t key, int value)
{
    if (!key)
        return;
    if (m->len * 2 >= m->room) {
        struct map old = *m;
        m->room = old.room ? old.room * 2 : 64;
        m->keys = mem_alloc(m->room * sizeof *m->keys);
        m->values = mem_alloc(m->room * sizeof *m->values);
        m->len = 0;
        for (size_t i = 0; i < old.room; i++)
            if (old.keys[i])
                map_put(m, old.keys[i], old.values[i]);
        map_release(&old);
    }
    size_t i = map_find(m, key);
    m->len += !m->keys[i];
    m->keys[i] = key;
    m->values[i] = value;
}

uint64_t hash_str(struct str s, uint64_t seed)
{
    uint64_t h = 0xCBF29CE484222325u ^ seed;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 0x100000001B3u;
    return h < 16 ? h + 16 : h; /* small numbers are keys of their own */
}

/* ---- parts -------------------------------------------------------------------------- */

struct picture_plan *plan_new(const struct trace *t, int cols)
{
    struct picture_plan *p = mem_alloc(sizeof *p);
    p->trace = t;
    p->cols = cols < 30 ? 30 : cols;
    return p;
}

void plan_free(struct picture_plan *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->sheets.len; i++)
        vec_release(&p->sheets.at[i].slots);
    for (size_t i = 0; i < p->arrows.len; i++)
        vec_release(&p->arrows.at[i].steps);
    vec_release(&p->sheets);
    vec_release(&p->plots);
    vec_release(&p->haunts);
    vec_release(&p->arrows);
    vec_release(&p->looked_at);
    lanes_release(p);
    map_release(&p->plot_of);
    map_release(&p->slot_of);
    router_free(p->router);
    mem_free(p);
}

struct sheet *plan_sheet(struct picture_plan *p, uint64_t key)
{
    for (size_t i = 0; i < p->sheets.len; i++)
        if (p->sheets.at[i].key == key)
            return &p->sheets.at[i];
    vec_push(&p->sheets, ((struct sheet){.key = key}));
    return &p->sheets.at[p->sheets.len - 1];
}

struct slot *sheet_slot(struct sheet *s, uint64_t key)
{
    for (size_t i = 0; i < s->slots.len; i++)
        if (s->slots.at[i].key == key)
            return &s->slots.at[i];
    return NULL;
}

struct plot *plan_plot(struct picture_plan *p, size_t object)
{
    int i = map_get(&p->plot_of, object);
    return i < 0 ? NULL : &p->plots.at[i];
}

struct plot *plan_add_plot(struct picture_plan *p, const struct trace *t, size_t object)
{
    struct plot *known = plan_plot(p, object);
    if (known)
        return known;
    struct plot n = {.object = object, .from = 0, .to = TRACE_NONE, .rows = 1};
    const struct trace_object *o = t ? trace_object(t, object) : NULL;
    if (o)
        n.from = o->made == TRACE_NONE ? 0 : o->made;
    map_put(&p->plot_of, object, (int)p->plots.len);
    vec_push(&p->plots, n);
    return &p->plots.at[p->plots.len - 1];
}

static int most(int a, int b) { return a > b ? a : b; }
static int least(int a, int b) { return a < b ? a : b; }

/* ---- columns ------------------------------------------------------------------------------- */

static void settle_columns(struct picture_plan *p)
{
    int bare = 16, typed = 16, right = 0;
    bool any = false;
    for (size_t i = 0; i < p->sheets.len; i++) {
        const struct sheet *s = &p->sheets.at[i];
        int need = 5 + s->name_w + most(s->value_w, 6);
        int title = s->title_w + 4;
        if (s->key == SHEET_CONSTANTS && s->slots.len > CONSTANTS_DRAWN)
            continue;
        if (s->key == SHEET_CONSTANTS || s->key == SHEET_ARGUMENTS) {
            any = true;
            right = most(right, most(need, 24));
            continue;
        }
        bare = most(bare, most(need, title));
        typed = most(typed, most(need + s->type_w + 1, title));
    }
    int block = 0;
    int linked = 0;
    for (size_t i = 0; i < p->plots.len; i++) {
        const struct plot *b = &p->plots.at[i];
        any = true;
        block = most(block, least(most(5 + b->name_w + most(b->value_w, 8), b->title_w + 6), 44));
        linked += b->linked;
    }
    /* One below the other, if that is what shows types: more room never shows less. */
    int beside = p->cols - 3 - 5 - 8 - least(most(block, 24), 30);
    p->narrow = p->cols < 56 || (p->cols < ONE_COLUMN && any && !linked && typed > beside && typed <= p->cols - 6);
    if (p->narrow) {
        int edge = p->cols < 40 ? 3 : 4;
        p->left_col = p->right_col = 2;
        p->left_cols = p->right_cols = p->cols - 2 - edge;
        if (p->cols >= 56) /* no need for all of it */
            p->left_cols = least(p->left_cols, most(typed + 6, 40));
        p->types = typed <= p->left_cols;
        p->tracks = 1;
        p->track_cols = p->right_cols;
        p->gap = 4;
        p->heap_row = p->stack_rows;
        const struct sheet *globals = plan_sheet(p, SHEET_GLOBALS);
        if (globals->rows)
            p->heap_row += globals->rows + 3;
        return;
    }
    int margin = 3, edge = p->cols < 100 ? 5 : 8, channel = p->cols < 100 ? 8 : p->cols < 160 ? 14 : 20;
    int room = p->cols - margin - edge - (any ? channel : 4);
    int want = most(right, block);
    int left = any ? most(room - most(want, 24), room * 2 / 5) : room;
    /* Types give way to nodes of a list side by side. */
    int nodes = !linked ? 0 : p->cols < 100 || linked < 4 ? 40 : 70;
    if (room - bare < nodes)
        nodes = 32; /* there is no room for two; an outline needs some */
    p->types = typed <= left && room - typed >= nodes;
    p->left_col = margin;
    int need = p->types ? typed : bare, slack = (linked ? room - nodes : left) - need;
    p->left_cols = most(22, least(need, left)) + (slack > 8 ? 8 : slack > 0 ? slack : 0);
    p->right_col = margin + p->left_cols + channel;
    p->right_cols = p->cols - edge - p->right_col;
    p->gap = p->cols < 100 ? 4 : 6;
    int unit = most(18, least(most(block, least(right, 40)), p->right_cols));
    unit = most(unit, least(30, p->right_cols));
    p->tracks = most(1, (p->right_cols + p->gap) / (unit + p->gap));
    p->track_cols = p->tracks == 1 ? least(p->right_cols, most(unit, 40)) : unit;
    p->heap_row = 0;
}

/* ---- all of it ------------------------------------------------------------------------------- */

void plan_settle(struct picture_plan *p, bool all)
{
    if (all || !p->track_cols) {
        settle_threads(p);
        settle_haunts(p);
        if (p->trace && p->cols < ONE_COLUMN)
            settle_depth(p);
        settle_columns(p);
        p->apart_row = p->spot_row = 0;
        for (size_t i = 0; i < p->plots.len; i++)
            p->plots.at[i].placed = p->plots.at[i].folded = p->plots.at[i].again = false;
    }
    settle_haunts(p);
    plan_place(p);
    p->settled = true;
}
