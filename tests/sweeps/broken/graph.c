/* Who follows whom: a list of neighbours for each. */
#include <stdio.h>
#include <stdlib.h>

struct node { int *to; int count; };
struct graph { struct node *nodes; int count; };

static struct graph *graph_new(int count)
{
    struct graph *g = malloc(sizeof *g);
    if (g) {
        g->count = count;
        g->nodes = calloc((size_t)count, sizeof *g->nodes); // broken: null-dereference
    }
    return g;
}

static int edge(struct graph *g, int from, int to)
{
    struct node *n = &g->nodes[from];
    int *more = realloc(n->to, (size_t)(n->count + 1) * sizeof *more); // broken: leak
    if (!more)
        return -1;
    n->to = more;
    n->to[n->count++] = to;
    return 0;
}

int main(void)
{
    struct graph *g = graph_new(3);
    if (!g)
        return 1;
    if (edge(g, 0, 1) || edge(g, 0, 2) || edge(g, 1, 2)) {
        free(g->nodes);
        free(g);
        return 1;
    }
    char *seen = calloc(3, 1); // broken: null-dereference
    for (int i = 0; i < g->nodes[0].count; i++)
        seen[g->nodes[0].to[i]] = 1;
    printf("%d%d%d\n", seen[0], seen[1], seen[2]);
    free(seen);
    for (int i = 0; i < g->count; i++)
        free(g->nodes[i].to);
    free(g->nodes);
    free(g);
    return 0;
}
