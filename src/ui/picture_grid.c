/* The grid that ways of arrows are looked for on: which cells panels cover, what it costs
 * to run beside them, which cells are kept free for ends of arrows, and which lines are
 * there. A cell holds at most one line across and one down; the head of an arrow and the
 * cell before it, where others of the same goal may join, hold nothing else. */
#include "ui/picture_grid.h"

#include <string.h>

struct router *router_new(void) { return mem_alloc(sizeof(struct router)); }
int router_spent(const struct router *r) { return r->spent; }

void router_free(struct router *r)
{
    if (!r)
        return;
    mem_free(r->wall);
    mem_free(r->reserved);
    mem_free(r->near[0]);
    mem_free(r->near[1]);
    mem_free(r->across);
    mem_free(r->down);
    mem_free(r->head);
    mem_free(r->cost);
    mem_free(r->seen);
    mem_free(r->came);
    vec_release(&r->nodes);
    mem_free(r);
}

void router_ready(struct router *r, int rows, int cols)
{
    size_t n = (size_t)rows * (size_t)cols;
    if (n > r->room) {
        r->room = n + n / 2;
        r->wall = mem_resize(r->wall, r->room, sizeof *r->wall);
        r->reserved = mem_resize(r->reserved, r->room, sizeof *r->reserved);
        r->near[0] = mem_resize(r->near[0], r->room, sizeof **r->near);
        r->near[1] = mem_resize(r->near[1], r->room, sizeof **r->near);
        r->across = mem_resize(r->across, r->room, sizeof *r->across);
        r->down = mem_resize(r->down, r->room, sizeof *r->down);
        r->head = mem_resize(r->head, r->room, sizeof *r->head);
        r->cost = mem_resize(r->cost, r->room * 4, sizeof *r->cost);
        r->seen = mem_resize(r->seen, r->room * 4, sizeof *r->seen);
        r->came = mem_resize(r->came, r->room * 4, sizeof *r->came);
        memset(r->seen, 0, r->room * 4 * sizeof *r->seen);
        r->search = 0;
    }
    r->rows = rows;
    r->cols = cols;
    memset(r->wall, OPEN, n * sizeof *r->wall);
    memset(r->reserved, 0, n * sizeof *r->reserved);
    memset(r->near[0], 0, n * sizeof **r->near);
    memset(r->near[1], 0, n * sizeof **r->near);
    memset(r->across, 0, n * sizeof *r->across);
    memset(r->down, 0, n * sizeof *r->down);
    memset(r->head, 0, n * sizeof *r->head);
    r->spent = 0;
}

bool head_free(const struct router *r, const struct arrow *a, int row, int col, enum heading into)
{
    int y = row + down_by[into], x = col + right_by[into];
    if (!on_grid(r, y, x) || walled(r, y, x))
        return false;
    int at = y * r->cols + x;
    return r->head[at] ? r->head[at] == a->goal : !r->across[at] && !r->down[at];
}

struct step arrow_head(const struct arrow *a)
{
    const struct step *last = &a->steps.at[a->steps.len - 1];
    return (struct step){last->row + down_by[a->into], last->col + right_by[a->into], a->into};
}

static void keep_off(struct router *r, int row, int col, bool down, int cost)
{
    if (on_grid(r, row, col) && r->near[down][row * r->cols + col] < cost)
        r->near[down][row * r->cols + col] = (uint8_t)cost;
}

void router_wall(struct router *r, struct rect p)
{
    static const int off[] = {9, 3, 1}; /* by columns from the wall */
    for (int row = p.row; row < p.row + p.rows; row++)
        for (int i = 0; i < (int)COUNT(off); i++) {
            keep_off(r, row, p.col - 1 - i, true, off[i]);
            keep_off(r, row, p.col + p.cols + i, true, off[i]);
        }
    for (int col = p.col; col < p.col + p.cols; col++) {
        keep_off(r, p.row - 1, col, false, 4);
        keep_off(r, p.row + p.rows, col, false, 4);
    }
    for (int row = p.row < 0 ? 0 : p.row; row < p.row + p.rows && row < r->rows; row++)
        for (int col = p.col < 0 ? 0 : p.col; col < p.col + p.cols && col < r->cols; col++)
            r->wall[row * r->cols + col] = WALL;
}

void router_reserve(struct router *r, int row, int col, uint8_t what)
{
    if (on_grid(r, row, col))
        r->reserved[row * r->cols + col] |= what;
}

void router_reserve_ends(struct router *r, const struct arrow *a)
{
    router_reserve(r, a->row, a->right, FOR_EXIT);
    for (int k = 0; k < a->port_count && k < 2; k++) {
        const struct port *p = &a->ports[k];
        router_reserve(r, p->row, p->col, FOR_HEAD);
        router_reserve(r, p->row + down_by[p->into], p->col + right_by[p->into], FOR_HEAD);
    }
}

bool router_free_way(const struct router *r, const struct arrow *a)
{
    size_t n = a->steps.len;
    for (size_t i = 0; i < n; i++) {
        const struct step *s = &a->steps.at[i];
        int at = s->row * r->cols + s->col;
        if (!on_grid(r, s->row, s->col) || r->wall[at] == WALL)
            return false;
        if (i + 1 == n)
            return (r->head[at] ? r->head[at] == a->goal : !r->across[at] && !r->down[at]) &&
                   head_free(r, a, s->row, s->col, a->into);
        enum heading out = a->steps.at[i + 1].heading;
        if (r->head[at] || ((!vertical(s->heading) || !vertical(out)) && r->across[at]) ||
            ((vertical(s->heading) || vertical(out)) && r->down[at]) ||
            (out != s->heading && (r->across[at] || r->down[at])))
            return false;
    }
    return n > 0;
}

void router_ink(struct router *r, const struct arrow *a, int number)
{
    size_t n = a->steps.len;
    for (size_t i = 0; i < n; i++) {
        const struct step *s = &a->steps.at[i];
        int at = s->row * r->cols + s->col;
        enum heading out = i + 1 < n ? a->steps.at[i + 1].heading : a->into;
        if (i + 1 == n) {
            r->head[at] = a->goal;
            r->across[at] = r->down[at] = (uint16_t)(number + 1);
            struct step head = arrow_head(a);
            at = head.row * r->cols + head.col;
            r->head[at] = a->goal;
            r->across[at] = r->down[at] = (uint16_t)(number + 1);
            continue;
        }
        if (!vertical(s->heading) || !vertical(out))
            r->across[at] = (uint16_t)(number + 1);
        if (vertical(s->heading) || vertical(out))
            r->down[at] = (uint16_t)(number + 1);
    }
}

bool arrows_cross(const struct picture_plan *p, int row, int col)
{
    const struct router *r = p->router;
    if (!r || !on_grid(r, row, col))
        return false;
    int at = row * r->cols + col;
    return !r->head[at] && r->across[at] && r->down[at] && r->across[at] != r->down[at];
}

/* Takes an arrow's line off the grid. */
void router_take_up(struct router *r, const struct picture_plan *p, const struct arrow *a)
{
    for (size_t i = 0; i <= a->steps.len; i++) {
        struct step s = i < a->steps.len ? a->steps.at[i] : arrow_head(a);
        int at = s.row * r->cols + s.col;
        r->across[at] = r->down[at] = 0;
        r->head[at] = 0;
    }
    for (size_t i = 0; i < p->arrows.len; i++) /* others that crossed it or met its head */
        if (p->arrows.at[i].routed && &p->arrows.at[i] != a)
            router_ink(r, &p->arrows.at[i], (int)i);
}
