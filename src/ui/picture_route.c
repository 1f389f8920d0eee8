/* The way of one arrow: a search from cell to cell (A*, with small whole costs in buckets)
 * around the panels and the arrows that are there already. A cell holds at most one line
 * across and one down: where two meet they cross; no two share a stretch. Turns,
 * crossings, lines beside lines and lines along panels cost more than a straight way
 * through the open, so arrows keep apart where there is room. Arrows to one cell may meet
 * right before its head, and nowhere else. The search is cut off after so many cells for a whole
 * picture: what it costs is bounded whatever a program makes. */
#include "ui/picture_grid.h"

#include <stdlib.h>

enum { EACH = 16000 };
enum { STEP = 2, TURN = 5, CROSSING = 8, BESIDE_LINE = 5, RESERVED = 30, AT_WALL = 6 /* a corner */, LEFT_OUT = 14,
       MEETS = 12 };

static bool is_port(const struct arrow *a, int row, int col, enum heading by)
{
    for (int i = 0; i < a->port_count; i++)
        if (a->ports[i].row == row && a->ports[i].col == col && a->ports[i].into != ((by + 2) & 3))
            return true;
    return false;
}

static bool port_free(const struct router *r, const struct arrow *a, int row, int col)
{
    for (int i = 0; i < a->port_count; i++)
        if (a->ports[i].row == row && a->ports[i].col == col)
            return head_free(r, a, row, col, a->ports[i].into);
    return false;
}

/* Least cost from a cell to any port. */
static int ahead(const struct arrow *a, int row, int col)
{
    int best = 1 << 20;
    for (int i = 0; i < a->port_count; i++) {
        int n = abs(a->ports[i].row - row) + abs(a->ports[i].col - col);
        best = n < best ? n : best;
    }
    return best * STEP;
}

/* Cost of a line through a cell with this heading, apart from turns; -1: no way. */
static int entering(const struct router *r, const struct arrow *a, int row, int col, enum heading by,
                    bool *ret_end)
{
    if (!on_grid(r, row, col) || walled(r, row, col))
        return -1;
    int at = row * r->cols + col;
    *ret_end = false;
    if (is_port(a, row, col, by) && (r->head[at] == 0 || r->head[at] == a->goal)) {
        if ((r->head[at] == 0 && (r->across[at] || r->down[at])) || !port_free(r, a, row, col))
            return -1;
        *ret_end = true;
        return STEP + (r->head[at] ? MEETS : 0) + (r->reserved[at] & FOR_EXIT ? RESERVED : 0);
    }
    if (r->head[at] || (vertical(by) ? r->down[at] : r->across[at]))
        return -1;
    int cost = STEP + r->near[vertical(by)][at];
    if (vertical(by) ? r->across[at] : r->down[at])
        cost += CROSSING;
    if (r->reserved[at])
        cost += RESERVED;
    for (int side = -1; side <= 1; side += 2) {
        int y = row + (vertical(by) ? 0 : side), x = col + (vertical(by) ? side : 0);
        if (!on_grid(r, y, x))
            continue;
        int beside = y * r->cols + x;
        if (vertical(by) ? r->down[beside] : r->across[beside])
            cost += vertical(by) ? BESIDE_LINE : 1; /* lines one above the other read well */
    }
    return cost;
}

static void push(struct router *r, uint32_t state, int cost, int total)
{
    int b = total & (BUCKETS - 1);
    vec_push(&r->nodes, ((struct node){.state = state, .next = r->bucket[b], .cost = (uint16_t)cost}));
    r->bucket[b] = (int)r->nodes.len - 1;
}

static bool better(struct router *r, uint32_t state, int cost)
{
    if (cost > 60000 || (r->seen[state] == r->search && r->cost[state] <= cost))
        return false;
    r->seen[state] = r->search;
    r->cost[state] = (uint16_t)cost;
    return true;
}

/* A corner beside another line looks like a joint, in ASCII above all. */
static int crowded(const struct router *r, int row, int col)
{
    int cost = 0;
    for (int side = EAST; side <= NORTH; side++) {
        int y = row + down_by[side], x = col + right_by[side];
        if (on_grid(r, y, x) && (r->across[y * r->cols + x] || r->down[y * r->cols + x]))
            cost += BESIDE_LINE;
        if (walled(r, y, x))
            cost += AT_WALL;
    }
    return cost;
}

enum { CAME_FROM_START = 4 };

static void start_at(struct router *r, const struct arrow *a, int row, int col, enum heading by, int extra)
{
    bool end;
    int cost = entering(r, a, row, col, by, &end);
    if (cost < 0)
        return;
    if (end && r->head[row * r->cols + col])
        return; /* it would have no line of its own */
    cost += extra;
    if (r->reserved[row * r->cols + col] == FOR_EXIT)
        cost -= RESERVED; /* for this one */
    uint32_t state = (uint32_t)(row * r->cols + col) * 4 + by;
    if (!better(r, state, cost))
        return;
    r->came[state] = CAME_FROM_START;
    push(r, state, cost, cost + ahead(a, row, col));
}

/* The state at a port, or -1. */
static int64_t search(struct router *r, const struct arrow *a, int limit)
{
    r->search++;
    r->nodes.len = 0;
    for (int i = 0; i < BUCKETS; i++)
        r->bucket[i] = -1;
    start_at(r, a, a->row, a->right, EAST, 0);
    start_at(r, a, a->row, a->left, WEST, LEFT_OUT);
    int total = ahead(a, a->row, a->right), idle = 0, mine = 0;
    int other = ahead(a, a->row, a->left);
    for (total = other < total ? other : total; idle < BUCKETS && total <= limit;) {
        int i = r->bucket[total & (BUCKETS - 1)];
        if (i < 0) {
            total++;
            idle++;
            continue;
        }
        idle = 0;
        struct node n = r->nodes.at[i];
        r->bucket[total & (BUCKETS - 1)] = n.next;
        if (r->cost[n.state] != n.cost)
            continue; /* a better way there was found later */
        if (++mine > EACH || ++r->spent > ROUTE_BUDGET)
            return -1;
        int at = (int)(n.state / 4), row = at / r->cols, col = at % r->cols;
        enum heading by = n.state % 4;
        if (is_port(a, row, col, by))
            return n.state;
        bool taken = r->across[at] || r->down[at];
        for (int turn = -1; turn <= 1; turn++) {
            enum heading to = (enum heading)((by + turn) & 3);
            if (turn && taken)
                continue; /* corners do not touch other lines */
            bool end;
            int y = row + down_by[to], x = col + right_by[to];
            int cost = entering(r, a, y, x, to, &end);
            if (cost < 0)
                continue;
            cost += n.cost + (turn ? TURN + crowded(r, row, col) : 0);
            if (end) /* the last turn, into the panel */
                for (int k = 0; k < a->port_count; k++)
                    if (a->ports[k].row == y && a->ports[k].col == x && a->ports[k].into != to)
                        cost += TURN;
            uint32_t state = (uint32_t)(y * r->cols + x) * 4 + to;
            if (!better(r, state, cost))
                continue;
            r->came[state] = (uint8_t)by;
            push(r, state, cost, cost + ahead(a, y, x));
        }
    }
    return -1;
}

static void keep(struct arrow *a, const struct router *r, uint32_t state)
{
    size_t n = 0;
    for (uint32_t s = state;;) {
        int at = (int)(s / 4);
        enum heading by = s % 4;
        vec_push(&a->steps, ((struct step){at / r->cols, at % r->cols, by}));
        if (r->came[s] == CAME_FROM_START)
            break;
        int row = at / r->cols - down_by[by], col = at % r->cols - right_by[by];
        s = (uint32_t)(row * r->cols + col) * 4 + r->came[s];
    }
    n = a->steps.len;
    for (size_t i = 0; i < n / 2; i++) {
        struct step swap = a->steps.at[i];
        a->steps.at[i] = a->steps.at[n - 1 - i];
        a->steps.at[n - 1 - i] = swap;
    }
    const struct step *last = &a->steps.at[n - 1];
    for (int i = 0; i < a->port_count; i++)
        if (a->ports[i].row == last->row && a->ports[i].col == last->col &&
            a->ports[i].into != ((last->heading + 2) & 3))
            a->into = a->ports[i].into;
    a->routed = true;
    a->leaves_left = a->steps.at[0].heading == WEST;
}

/* ---- for picture_arrow.c ------------------------------------------------------------------ */

int arrow_distance(const struct arrow *a)
{
    int right = ahead(a, a->row, a->right), left = ahead(a, a->row, a->left);
    return (left < right ? left : right) / STEP;
}

/* Is there a way left into any of its ports? */
static bool reachable(const struct router *r, const struct arrow *a)
{
    for (int i = 0; i < a->port_count; i++) {
        const struct port *p = &a->ports[i];
        if (!on_grid(r, p->row, p->col) || walled(r, p->row, p->col))
            continue;
        int at = p->row * r->cols + p->col;
        if ((r->head[at] ? r->head[at] != a->goal : r->across[at] || r->down[at]) ||
            !head_free(r, a, p->row, p->col, p->into))
            continue;
        for (int by = EAST; by <= NORTH; by++) {
            int row = p->row - down_by[by], col = p->col - right_by[by];
            if (by == (int)((p->into + 2) & 3) || !on_grid(r, row, col) || walled(r, row, col))
                continue;
            int from = row * r->cols + col;
            if (!r->head[from] && !(vertical((enum heading)by) ? r->down[from] : r->across[from]))
                return true;
        }
    }
    return false;
}

bool router_find(struct router *r, struct arrow *a, int number, bool narrow)
{
    int limit = arrow_distance(a) * STEP * 2 + (narrow ? 80 : 320);
    int64_t state = reachable(r, a) ? search(r, a, limit) : -1;
    if (state < 0)
        return false;
    a->steps.len = 0;
    keep(a, r, (uint32_t)state);
    router_ink(r, a, number);
    return true;
}

