/* Blocks that point to each other, laid out as what they are. A walk along the pointers,
 * in order of members, gives each node one node it was reached from. If none leads to
 * more than one new node it is a list (or a ring): a row of boxes that wraps. If all other
 * pointers lead back to where a node was reached from it is a tree: levels, root on top,
 * or an indented outline where that is too wide. All else is a graph, laid out like a list
 * in order of the walk. Where the pointers lead later on changes nothing: the nodes of a
 * list that is being reversed stay, and its arrows turn. */
#include "ui/picture_private.h"

#include <string.h>

enum { LIST_STREET = 2, LEVEL_GAP = 3, TREE_GAP = 3, INDENT = 4, NODES = 48,
       OLDEST = 6 /* of more nodes than that, so many have places for good */ };

struct walk {
    struct picture_plan *plan;
    int n;
    int *plot;    /* of each node */
    int *from;    /* node it was reached from; -1: a root */
    int *depth;
    int *order;   /* nodes as they were reached */
    int *kids;    /* how many it leads to first */
    int reached;
    int cross;    /* pointers that lead neither to a kid nor back */
    struct map index; /* object to node */
};

static int node_of(const struct walk *w, size_t object) { return map_get(&w->index, object); }

static bool links_to(const struct walk *w, int a, int b)
{
    const struct plot *pa = &w->plan->plots.at[w->plot[a]];
    for (int i = 0; i < pa->link_count; i++)
        if (node_of(w, pa->links[i]) == b)
            return true;
    return false;
}

static void walk_from(struct walk *w, int root)
{
    int *stack = mem_alloc(sizeof *stack * (size_t)(w->n * PLAN_LINKS + 1));
    int *reach = mem_alloc(sizeof *reach * (size_t)(w->n * PLAN_LINKS + 1));
    int top = 0;
    stack[top] = root;
    reach[top++] = -1;
    while (top) {
        int node = stack[--top], from = reach[top];
        if (w->depth[node] >= 0) {
            if (from >= 0 && w->from[node] != from)
                w->cross++;
            continue;
        }
        w->from[node] = from;
        w->depth[node] = from < 0 ? 0 : w->depth[from] + 1;
        w->order[w->reached++] = node;
        if (from >= 0)
            w->kids[from]++;
        const struct plot *p = &w->plan->plots.at[w->plot[node]];
        for (int i = p->link_count - 1; i >= 0; i--) {
            int to = node_of(w, p->links[i]);
            if (to < 0 || to == from)
                continue;
            stack[top] = to;
            reach[top++] = node;
        }
    }
    mem_free(stack);
    mem_free(reach);
}

/* Roots are nodes that nothing points to, or only what they point to themselves. */
static void walk_all(struct walk *w)
{
    for (int pass = 0; pass < 3; pass++)
        for (int i = 0; i < w->n; i++) {
            int in = 0, mutual = 0;
            for (int k = 0; k < w->n && pass < 2; k++)
                if (k != i && links_to(w, k, i)) {
                    in++;
                    mutual += links_to(w, i, k);
                }
            bool root = pass == 0 ? in == 0 : pass == 1 ? in == mutual && in == 1 : true;
            if (root && w->depth[i] < 0)
                walk_from(w, i);
        }
}

/* Nodes in rows. If there are too many, places are shared over time, and what finds none
 * is folded. */
static void shape_rows(struct walk *w, struct group *g, int cols, int rows)
{
    struct picture_plan *p = w->plan;
    int across = (p->right_cols + p->gap) / (cols + p->gap);
    across = across < 1 ? 1 : across;
    bool many = w->n > NODES;
    size_t busy[NODES] = {0}; /* until when, of each place */
    int places = many ? OLDEST : w->n, used = 0;
    for (int i = 0; i < w->n; i++) {
        struct plot *b = &p->plots.at[w->plot[many ? i : w->order[i]]]; /* many: by age */
        int at = i;
        for (at = many ? 0 : i; many && at < places && busy[at] > b->from;)
            at++;
        b->cols = cols;
        b->folded = at == places;
        if (b->folded)
            continue;
        busy[at] = b->to;
        used = at >= used ? at + 1 : used;
        b->row = at / across * (rows + LIST_STREET);
        b->col = at % across * (cols + p->gap);
    }
    int lines = (used + across - 1) / across;
    g->rows = lines * (rows + LIST_STREET) - LIST_STREET + (lines > 1);
    g->cols = (used < across ? used : across) * (cols + p->gap) - p->gap;
}

/* Columns a subtree takes; kids come behind their parent in order. */
static bool shape_levels(struct walk *w, struct group *g, int cols, int rows)
{
    struct picture_plan *p = w->plan;
    int *need = mem_alloc(sizeof *need * (size_t)w->n), *next = mem_alloc(sizeof *next * (size_t)w->n);
    int *sum = mem_alloc(sizeof *sum * (size_t)w->n);
    int total = 0, deepest = 0;
    for (int i = w->n - 1; i >= 0; i--) {
        int node = w->order[i];
        need[node] = sum[node] > cols ? sum[node] : cols;
        if (w->from[node] >= 0)
            sum[w->from[node]] += need[node] + (sum[w->from[node]] ? TREE_GAP : 0);
        else
            total += need[node] + (total ? TREE_GAP : 0);
        deepest = w->depth[node] > deepest ? w->depth[node] : deepest;
    }
    bool fits = total <= p->right_cols && deepest < 12;
    int root_at = 0;
    for (int i = 0; fits && i < w->n; i++) {
        int node = w->order[i], from = w->from[node];
        int *at = from < 0 ? &root_at : &next[from];
        struct plot *b = &p->plots.at[w->plot[node]];
        b->col = *at + (need[node] - cols) / 2;
        b->row = w->depth[node] * (rows + LEVEL_GAP);
        b->cols = cols;
        next[node] = *at + (need[node] - sum[node]) / 2;
        *at += need[node] + TREE_GAP;
    }
    g->cols = total;
    g->rows = (deepest + 1) * (rows + LEVEL_GAP) - LEVEL_GAP;
    mem_free(need);
    mem_free(next);
    mem_free(sum);
    return fits;
}

static void shape_outline(struct walk *w, struct group *g, int cols)
{
    struct picture_plan *p = w->plan;
    int row = 0, widest = cols;
    for (int i = 0; i < w->n; i++) {
        int node = w->order[i];
        struct plot *b = &p->plots.at[w->plot[node]];
        b->folded = i >= NODES;
        if (b->folded)
            continue;
        b->row = row;
        b->col = w->depth[node] * INDENT;
        if (b->col + cols > p->right_cols)
            b->col = p->right_cols - cols;
        if (b->col < 0)
            b->col = 0;
        b->cols = cols;
        widest = b->col + cols > widest ? b->col + cols : widest;
        row += b->rows + 3;
    }
    g->rows = row - 1;
    g->cols = widest;
}

void group_shape(struct picture_plan *p, struct group *g)
{
    size_t n = (size_t)g->count;
    struct walk w = {.plan = p, .n = g->count, .plot = g->plots};
    w.from = mem_alloc(n * sizeof *w.from);
    w.depth = mem_alloc(n * sizeof *w.depth);
    w.order = mem_alloc(n * sizeof *w.order);
    w.kids = mem_alloc(n * sizeof *w.kids);
    int cols = 16, rows = 3;
    for (int i = 0; i < w.n; i++) {
        const struct plot *b = &p->plots.at[w.plot[i]];
        map_put(&w.index, b->object, i);
        w.depth[i] = -1;
        int value = b->value_w < 8 ? 8 : b->value_w > 20 ? 20 : b->value_w;
        int need = 5 + (b->name_w > 14 ? 14 : b->name_w) + value;
        cols = need > cols ? need : cols;
        rows = b->rows + 2 > rows ? b->rows + 2 : rows;
    }
    cols = cols > p->right_cols ? p->right_cols : cols;
    walk_all(&w);
    bool branches = false;
    for (int i = 0; i < w.n; i++)
        branches |= w.kids[i] > 1;
    for (int i = 0; i < w.n; i++)
        p->plots.at[w.plot[i]].tangled = w.cross > 2; /* a ring has one, or one each way */
    if (!branches || w.cross || w.n > NODES)
        shape_rows(&w, g, cols, rows);
    else if (!shape_levels(&w, g, cols, rows))
        shape_outline(&w, g, cols);
    map_release(&w.index);
    mem_free(w.from);
    mem_free(w.depth);
    mem_free(w.order);
    mem_free(w.kids);
}
