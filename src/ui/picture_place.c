/* Where heap blocks lie: items (single blocks, groups of linked ones) are put into the
 * right column one after the other in order of age, each as high up as it fits without
 * touching one that is seen at the same time. Blocks whose times do not meet share a
 * place, so a run that makes and frees thousands takes no more room than it ever needs at
 * once. Blocks that will be lost lie apart, below all others, from the start. */
#include "ui/picture_private.h"

#include <string.h>

struct item { /* something with a place */
    int row, rows, track, tracks;
    int boxes; /* in it */
    size_t from, to;
};
struct field { VEC(struct item) items; VEC(struct item) near; };

static bool touches(const struct item *a, int row, int rows, int track, int tracks)
{
    return row < a->row + a->rows && a->row < row + rows && track < a->track + a->tracks &&
           a->track < track + tracks;
}

/* The best place at or below `least`; false: too much is there already. A track farther
 * right costs as much as so many rows farther down. */
static bool find_place(struct field *f, struct item *n, int least, int track_count)
{
    enum { TRACK_COSTS = 11 };
    f->near.len = 0;
    int boxes = 0;
    for (size_t i = 0; i < f->items.len; i++) {
        const struct item *a = &f->items.at[i];
        if (a->from < n->to && n->from < a->to) {
            vec_push(&f->near, *a);
            boxes += a->boxes;
        }
    }
    if (boxes >= PLAN_SEEN)
        return false;
    int best = -1;
    for (int track = 0; track + n->tracks <= track_count; track++)
        for (size_t k = 0; k <= f->near.len; k++) {
            int row = k ? f->near.at[k - 1].row + f->near.at[k - 1].rows : least;
            int cost = row + track * TRACK_COSTS;
            if (row < least || (best >= 0 && cost >= best))
                continue;
            size_t i = 0;
            while (i < f->near.len && !touches(&f->near.at[i], row, n->rows, track, n->tracks))
                i++;
            if (i < f->near.len)
                continue;
            best = cost;
            n->row = row;
            n->track = track;
        }
    return best >= 0;
}

static int track_at(const struct picture_plan *p, int track)
{
    return p->right_col + track * (p->track_cols + p->gap);
}

/* How many tracks so many columns touch. */
static int tracks_for(const struct picture_plan *p, int cols)
{
    int n = (cols + p->gap + p->track_cols + p->gap - 1) / (p->track_cols + p->gap);
    return n < 1 ? 1 : n > p->tracks ? p->tracks : n;
}

/* A block that has grown stays where it is if there is room below it. */
static bool stays(const struct picture_plan *p, struct field *f, struct plot *b, const struct group *g)
{
    int from = (b->col - p->right_col) / (p->track_cols + p->gap);
    int to = (b->col + b->cols - 1 - p->right_col) / (p->track_cols + p->gap);
    b->again = false;
    for (size_t i = 0; i < f->items.len; i++) {
        const struct item *a = &f->items.at[i];
        if (a->from < g->to && g->from < a->to && touches(a, b->row, b->rows + 3, from, to - from + 1))
            return false;
    }
    b->placed = true;
    vec_push(&f->items, ((struct item){.row = b->row, .rows = b->rows + 3, .track = from, .boxes = 1,
                                       .tracks = to - from + 1, .from = b->from, .to = b->to}));
    return true;
}

static void place_group(struct picture_plan *p, struct field *f, struct group *g, int least)
{
    if (g->count > 1) {
        group_shape(p, g);
    } else {
        struct plot *b = &p->plots.at[g->plots[0]];
        int value = b->value_w < 10 ? 10 : b->value_w;
        int need = 5 + b->name_w + value, title = b->title_w + 6;
        need = need > title ? need : title;
        need = need < 26 ? 26 : need; /* the line at the foot: size, line, owner */
        b->cols = need > p->track_cols ? p->track_cols : need;
        if (b->again && stays(p, f, b, g))
            return;
        b->row = b->col = 0;
        g->rows = b->rows + 2;
        g->cols = b->cols;
    }
    struct item n = {.rows = g->rows + 1, .tracks = tracks_for(p, g->cols), .boxes = g->count,
                     .from = g->from, .to = g->to};
    bool found = find_place(f, &n, least, p->tracks);
    for (int i = 0; i < g->count; i++) {
        struct plot *b = &p->plots.at[g->plots[i]];
        b->placed = true;
        b->folded |= !found;
        b->row += n.row;
        b->col += track_at(p, n.track);
    }
    if (found)
        vec_push(&f->items, n);
}

static int top_of(int *up, int i)
{
    while (up[i] != i)
        i = up[i] = up[up[i]];
    return i;
}

/* Sets of plots without a place that are linked: group[i] is the first of i's. */
static int *find_groups(struct picture_plan *p)
{
    int *up = mem_alloc(sizeof *up * (p->plots.len + 1));
    for (size_t i = 0; i < p->plots.len; i++)
        up[i] = (int)i;
    for (size_t i = 0; i < p->plots.len; i++) {
        const struct plot *b = &p->plots.at[i];
        for (int k = 0; !b->placed && b->known && k < b->link_count; k++) {
            int to = map_get(&p->plot_of, b->links[k]);
            if (to < 0 || p->plots.at[to].placed || !p->plots.at[to].known)
                continue;
            int x = top_of(up, (int)i), y = top_of(up, to);
            if (x != y)
                up[x > y ? x : y] = x > y ? y : x;
        }
    }
    for (size_t i = 0; i < p->plots.len; i++)
        up[i] = top_of(up, (int)i);
    return up;
}

static void place_sheets(struct picture_plan *p, struct field *f)
{
    int row = p->heap_row;
    for (uint64_t key = SHEET_ARGUMENTS; key >= SHEET_CONSTANTS; key--) {
        struct sheet *s = plan_sheet(p, key);
        if (!s->rows || (key == SHEET_CONSTANTS && s->slots.len > CONSTANTS_DRAWN))
            continue;
        int need = 5 + s->name_w + (s->value_w < 10 ? 10 : s->value_w);
        need = need < 24 ? 24 : need;
        s->rect = (struct rect){row, p->right_col, s->rows + 2,
                                need > p->right_cols ? p->right_cols : need};
        vec_push(&f->items, ((struct item){.row = row, .rows = s->rows + 3, .tracks = tracks_for(p, s->rect.cols),
                                           .to = TRACE_NONE}));
        row += s->rows + 3;
    }
    struct sheet *s = plan_sheet(p, SHEET_GLOBALS);
    s->rect = (struct rect){0, p->left_col, s->rows + 2, p->left_cols};
}

/* Items that were placed before are in the way. */
static void known_items(struct picture_plan *p, struct field *f)
{
    if (p->spot_row)
        vec_push(&f->items, ((struct item){.row = p->spot_row, .tracks = p->tracks, .to = TRACE_NONE,
                                           .rows = 1 + (PLAN_SPOTS + p->tracks - 1) / p->tracks * (p->spot_rows + 1)}));
    for (size_t i = 0; i < p->plots.len; i++) {
        const struct plot *b = &p->plots.at[i];
        if (!b->placed || b->folded)
            continue;
        int from = (b->col - p->right_col) / (p->track_cols + p->gap);
        int to = (b->col + b->cols - 1 - p->right_col) / (p->track_cols + p->gap);
        vec_push(&f->items, ((struct item){.row = b->row, .rows = b->rows + 3, .track = from,
                                           .tracks = to - from + 1, .boxes = 1, .from = b->from, .to = b->to}));
    }
}

struct rect plan_spot(const struct picture_plan *p, size_t object)
{
    int nth = (int)(object % PLAN_SPOTS), track = nth % p->tracks;
    return (struct rect){p->spot_row + 1 + nth / p->tracks * (p->spot_rows + 1), track_at(p, track), p->spot_rows,
                         p->track_cols};
}

static int bottom_of(const struct field *f, int least)
{
    for (size_t i = 0; i < f->items.len; i++) {
        int end = f->items.at[i].row + f->items.at[i].rows;
        least = end > least ? end : least;
    }
    return least;
}

/* Room for folded blocks, once there is one. */
static void place_spots(struct picture_plan *p, struct field *f)
{
    int rows = 0;
    for (size_t i = 0; i < p->plots.len; i++)
        if (p->plots.at[i].folded && p->plots.at[i].rows > rows)
            rows = p->plots.at[i].rows;
    if (!rows || p->spot_row)
        return;
    p->spot_rows = (rows > 6 ? 6 : rows) + 2;
    p->spot_row = bottom_of(f, p->heap_row);
    int lines = (PLAN_SPOTS + p->tracks - 1) / p->tracks;
    vec_push(&f->items, ((struct item){.row = p->spot_row, .rows = 1 + lines * (p->spot_rows + 1),
                                       .tracks = p->tracks, .to = TRACE_NONE}));
}

void plan_place(struct picture_plan *p)
{
    struct field f = {0};
    place_sheets(p, &f);
    known_items(p, &f);
    int *group = find_groups(p);
    int *members = mem_alloc(sizeof *members * (p->plots.len + 1));
    bool first = p->apart_row == 0 || f.items.len == 0;
    for (int apart = 0; apart < 2; apart++) {
        if (apart && first) { /* everything else is placed: below it */
            place_spots(p, &f);
            p->apart_row = bottom_of(&f, p->heap_row);
        }
        for (size_t i = 0; i < p->plots.len; i++) {
            if (group[i] != (int)i || p->plots.at[i].placed || !p->plots.at[i].known)
                continue;
            struct group g = {.plots = members, .from = TRACE_NONE, .apart = true};
            for (size_t k = i; k < p->plots.len; k++) {
                const struct plot *b = &p->plots.at[k];
                if (group[k] != (int)i || !b->known)
                    continue;
                members[g.count++] = (int)k;
                g.from = b->from < g.from ? b->from : g.from;
                g.to = b->to > g.to ? b->to : g.to;
                g.apart &= b->apart;
            }
            if (g.apart != (bool)apart)
                continue;
            place_group(p, &f, &g, apart ? p->apart_row + 1 : p->heap_row);
        }
    }
    place_spots(p, &f);
    mem_free(members);
    mem_free(group);
    vec_release(&f.items);
    vec_release(&f.near);
}
