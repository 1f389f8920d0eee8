/* Which arrows there are: each from a pointer that lives to the cell it means. Ways are
 * found one by one, the short ones first, and again once all are known, since who came
 * first took the best lane. Where there is no way, or none that an eye could follow, the
 * pointer says in words what it points to. */
#include "ui/picture_private.h"

#include <stdlib.h>

static void add_port(struct arrow *a, int row, int col, enum heading into)
{
    if (a->port_count < (int)COUNT(a->ports))
        a->ports[a->port_count++] = (struct port){row, col, into};
}

/* Where an arrow from a line may end. False: its target is not drawn. */
static bool aim(struct arrow *a, const struct view *v, struct line *l)
{
    const struct scene_cell *c = &v->scene->boxes[l->box].cells[l->cell];
    int box = map_get(&v->box_of, c->target);
    if (box < 0 || v->panel_of[box] < 0)
        return false;
    const struct scene_box *t = &v->scene->boxes[box];
    const struct panel *panel = &v->panels.at[v->panel_of[box]];
    struct rect r = panel->rect;
    struct target target = view_target(t, c);
    int cell = target.cell;
    l->past = target.past;
    for (size_t i = 0; cell > 0 && target.past && i < t->count; i++)
        if (t->cells[i].parent == target.cell)
            cell = (int)i; /* its last element */
    int line = view_line(v, (size_t)box, cell);
    int row = line >= 0 ? v->lines.at[line].row : r.row;
    bool whole = line < 0 && panel->kind == PANEL_BLOCK;
    if (line < 0 && !whole)
        return false;
    if (target.past && !cell) {
        whole = false;
        row = r.row + r.rows - 1;
        for (size_t i = 0; panel->kind != PANEL_BLOCK && i < v->lines.len; i++)
            if (v->lines.at[i].box == (size_t)box)
                row = v->lines.at[i].row;
    } else if (cell > 0 && line < 0) {
        return false; /* that line was cut off */
    }
    if (row == l->row && box == (int)l->box)
        return false; /* it leads to itself */
    a->address = t->base + (uint64_t)c->target_offset;
    a->goal = (uint64_t)t->object * 4096 + (uint64_t)row;
    add_port(a, row, r.col - 2, EAST);
    add_port(a, row, r.col + r.cols + 1, WEST);
    if (whole) {
        add_port(a, r.row - 2, r.col + 2, SOUTH);
        add_port(a, r.row - 2, r.col + r.cols / 2, SOUTH);
        add_port(a, r.row - 2, r.col + r.cols - 3, SOUTH);
    }
    return true;
}

static int by_distance(const void *a, const void *b)
{
    const struct arrow *x = *(struct arrow *const *)a, *y = *(struct arrow *const *)b;
    int dx = arrow_distance(x), dy = arrow_distance(y);
    return dx != dy ? dx - dy : x->line - y->line;
}

/* Lines between the nodes of a graph would be a tangle: what is not near is said in words. */
static bool in_graph(struct picture_plan *p, const struct view *v, const struct line *l)
{
    const struct plot *plot = plan_plot(p, v->scene->boxes[l->box].object);
    return plot && plot->tangled;
}

/* It is drawn before all others, however far it goes: that of the pointer under the bar,
 * and what dangles, if that is not too much. */
enum { MANY_DANGLING = 6 };
static bool comes_first(const struct arrow *a, const struct view *v)
{
    bool bar = v->focus && v->scene->boxes[v->lines.at[a->line].box].object == v->focus &&
               (!v->focus_at || v->focus_at == a->from);
    return bar || (a->dangling && v->dangling <= MANY_DANGLING);
}

static int count_dangling(const struct view *v)
{
    int n = 0;
    for (size_t i = 0; i < v->lines.len; i++) {
        const struct scene_box *b = &v->scene->boxes[v->lines.at[i].box];
        n += box_lives(b) && b->cells[v->lines.at[i].cell].points == POINTS_DANGLING;
    }
    return n;
}

static void add_arrow(struct picture_plan *p, size_t n, const struct arrow *a)
{
    if (n == p->arrows.len)
        vec_push(&p->arrows, ((struct arrow){0}));
    struct arrow *kept = &p->arrows.at[n];
    void *steps = kept->steps.at; /* memory of an earlier picture */
    size_t room = kept->steps.room;
    *kept = *a;
    kept->steps.at = steps;
    kept->steps.room = room;
}

void arrows_gather(struct picture_plan *p, struct view *v)
{
    enum { ARROWS = 160, FAR = 90, NEAR = 8 };
    int far = p->narrow ? p->cols < 56 ? 24 : 48 : FAR + p->cols / 2;
    size_t n = 0;
    v->dangling = count_dangling(v);
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < v->lines.len && n < ARROWS; i++) {
            struct line *l = &v->lines.at[i];
            const struct scene_cell *c = &v->scene->boxes[l->box].cells[l->cell];
            if (!cell_leads(c))
                continue;
            l->pointing = POINTING_WORDS;
            if (!box_lives(&v->scene->boxes[l->box]))
                continue; /* what dead memory holds leads nowhere any more */
            const struct rect *from = &v->panels.at[l->panel].rect;
            struct arrow a = {.line = (int)i, .row = l->row, .left = from->col - 1,
                              .right = from->col + from->cols, .from = c->address, .object = c->target,
                              .dangling = c->points == POINTS_DANGLING};
            if (comes_first(&a, v) != (bool)first || !aim(&a, v, l))
                continue;
            int distance = arrow_distance(&a);
            if (!first && (distance > far || (in_graph(p, v, l) && distance > NEAR)))
                continue;
            add_arrow(p, n++, &a);
        }
    for (size_t i = n; i < p->arrows.len; i++)
        vec_release(&p->arrows.at[i].steps);
    p->arrows.len = n;
}

/* Takes its lane. False: it has none, or it is not free. */
static bool take_lane(struct picture_plan *p, const struct lane *lane, struct arrow *a)
{
    if (!lane->arrow.routed)
        return false;
    a->steps.len = 0;
    for (size_t i = 0; i < lane->arrow.steps.len; i++)
        vec_push(&a->steps, lane->arrow.steps.at[i]);
    a->into = lane->arrow.into;
    a->leaves_left = lane->arrow.leaves_left;
    if (!router_free_way(p->router, a))
        return false;
    router_ink(p->router, a, (int)(a - p->arrows.at));
    return a->routed = true;
}

/* A way at the cost of others, which are put back where there is still room for them. */
static void push_through(struct picture_plan *p, const struct view *v, struct arrow *a)
{
    for (size_t i = 0; i < p->arrows.len; i++)
        if (p->arrows.at[i].routed && !comes_first(&p->arrows.at[i], v)) {
            p->arrows.at[i].routed = false;
            router_take_up(p->router, p, &p->arrows.at[i]);
            p->arrows.at[i].pushed = true;
        }
    router_find(p->router, a, (int)(a - p->arrows.at), p->narrow);
    for (size_t i = 0; i < p->arrows.len; i++) {
        struct arrow *b = &p->arrows.at[i];
        if (b->pushed && (b->routed = router_free_way(p->router, b)))
            router_ink(p->router, b, (int)i);
        b->pushed = false;
    }
}

void arrows_route(struct picture_plan *p, struct view *v)
{
    enum { MEET = 2 /* and one more at one cell */ };
    if (!p->router)
        p->router = router_new();
    struct router *r = p->router;
    int rows = v->rows + 1 > p->lane_rows ? v->rows + 1 : p->lane_rows;
    router_ready(r, rows < PLAN_ROWS ? rows : PLAN_ROWS, p->cols);
    for (size_t i = 0; i < v->panels.len; i++)
        router_wall(r, v->panels.at[i].rect);
    arrows_gather(p, v);
    size_t all = p->arrows.len, n = 0;
    struct arrow **order = mem_alloc(sizeof *order * (all + 1));
    struct map blocked = {0}; /* goals that one found no way to: the next is farther off */
    for (size_t i = 0; i < all; i++)
        router_reserve_ends(r, &p->arrows.at[i]);
    for (size_t i = 0; i < all; i++) {
        struct arrow *a = &p->arrows.at[i];
        const struct lane *lane = lane_of(p, v, a);
        if (lane && take_lane(p, lane, a))
            map_put(&blocked, a->goal, map_get(&blocked, a->goal) + 1);
        else if (!lane || lane->arrow.routed || comes_first(a, v))
            order[n++] = a; /* not those that have always been words */
    }
    qsort(order, n, sizeof *order, by_distance);
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < n && router_spent(r) < ROUTE_BUDGET; i++) {
            struct arrow *a = order[i];
            if (comes_first(a, v) != (bool)first)
                continue;
            int met = map_get(&blocked, a->goal);
            if ((first || met < MEET) && !router_find(r, a, (int)(a - p->arrows.at), p->narrow))
                met = MEET;
            map_put(&blocked, a->goal, met + 1);
            if (first && !a->routed)
                push_through(p, v, a);
        }
    map_release(&blocked);
    /* Each again, twice if there is time, now that the others are known: who came first
     * took the best lane. */
    for (size_t i = 0; i < 2 * n && router_spent(r) < ROUTE_AGAIN; i++) {
        struct arrow *a = order[i % n];
        if (a->routed) {
            router_take_up(r, p, a);
            a->routed = router_find(r, a, (int)(a - p->arrows.at), p->narrow);
        }
    }
    mem_free(order);
    for (size_t i = 0; i < all; i++)
        if (p->arrows.at[i].routed) {
            v->lines.at[p->arrows.at[i].line].pointing = POINTING_ARROW;
            v->lines.at[p->arrows.at[i].line].leaves_left = p->arrows.at[i].leaves_left;
        }
    for (size_t i = 0; i < v->lines.len; i++)
        if (cell_leads(&v->scene->boxes[v->lines.at[i].box].cells[v->lines.at[i].cell]) &&
            v->lines.at[i].pointing != POINTING_ARROW) {
            v->lines.at[i].pointing = POINTING_WORDS;
            v->lines.at[i].words = text_reference(v, i);
        }
}
