/* Nodes in an array, edges in lists: freed edge by edge, then all at once. */
#include <stdio.h>
#include <stdlib.h>

struct edge {
    int to;
    struct edge *next;
};
struct graph {
    int count;
    struct edge **from;
};

static void graph_free(struct graph *g)
{
    if (!g)
        return;
    for (int i = 0; i < g->count; i++)
        for (struct edge *e = g->from[i], *next; e; e = next) {
            next = e->next;
            free(e);
        }
    free(g->from);
    free(g);
}

static struct graph *graph_new(int count)
{
    struct graph *g = malloc(sizeof *g);
    if (!g)
        return NULL;
    *g = (struct graph){count, calloc((size_t)count, sizeof *g->from)};
    if (!g->from) {
        free(g);
        g = NULL;
    }
    return g;
}

static int connect(struct graph *g, int from, int to)
{
    struct edge *e = malloc(sizeof *e);
    if (!e)
        return -1;
    *e = (struct edge){to, g->from[from]};
    g->from[from] = e;
    return 0;
}

static int reach(const struct graph *g, int from)
{
    int *queue = malloc((size_t)g->count * sizeof *queue), head = 0, tail = 0;
    char *seen = calloc((size_t)g->count, 1);
    if (queue && seen) {
        queue[tail++] = from;
        seen[from] = 1;
        while (head < tail)
            for (const struct edge *e = g->from[queue[head++]]; e; e = e->next)
                if (!seen[e->to]) {
                    seen[e->to] = 1;
                    queue[tail++] = e->to;
                }
    }
    free(queue);
    free(seen);
    return tail;
}

int main(void)
{
    struct graph *g = graph_new(4);
    if (!g)
        return 1;
    int failed = connect(g, 0, 1) | connect(g, 1, 2) | connect(g, 2, 0);
    int n = reach(g, 0);
    graph_free(g);
    return failed || n != 3;
}
