/* The grid of ways, for picture_grid.c, which keeps it, and picture_route.c, which looks
 * for ways on it. */
#ifndef UI_PICTURE_GRID_H
#define UI_PICTURE_GRID_H

#include "ui/picture_private.h"

enum { BUCKETS = 1024 };
enum { OPEN, WALL };

struct node { uint32_t state; int next; uint16_t cost; };
struct router {
    int rows, cols;
    size_t room;         /* cells there is memory for */
    uint8_t *wall, *reserved;
    uint8_t *near[2];    /* what it costs to run along a panel there: across, down */
    uint16_t *across, *down; /* number of the arrow + 1 */
    uint64_t *head;      /* goal of arrows that end here; 0 none */
    uint16_t *cost;      /* of each state: cell * 4 + heading */
    uint32_t *seen;      /* search in which cost was set */
    uint8_t *came;       /* heading before */
    uint32_t search;
    VEC(struct node) nodes;
    int bucket[BUCKETS];
    int spent;
};

static const int down_by[] = {[EAST] = 0, [SOUTH] = 1, [WEST] = 0, [NORTH] = -1};
static const int right_by[] = {[EAST] = 1, [SOUTH] = 0, [WEST] = -1, [NORTH] = 0};

static inline bool on_grid(const struct router *r, int row, int col)
{
    return row >= 0 && col >= 0 && row < r->rows && col < r->cols;
}

static inline bool walled(const struct router *r, int row, int col)
{
    return on_grid(r, row, col) && r->wall[row * r->cols + col] == WALL;
}

static inline bool vertical(enum heading h) { return h == SOUTH || h == NORTH; }

/* The cell of the head that a port leads to is free for an arrow, or has one of its goal. */
bool head_free(const struct router *r, const struct arrow *a, int row, int col, enum heading into);

#endif
