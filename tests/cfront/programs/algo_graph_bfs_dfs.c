#include <stdio.h>
#include <stdlib.h>

struct edge { int to; struct edge *next; };
struct graph { int n; struct edge **out; };

static void link_(struct graph *g, int a, int b)
{
    struct edge *e = malloc(sizeof *e);
    *e = (struct edge){b, g->out[a]};
    g->out[a] = e;
}

static void bfs(const struct graph *g, int from, int dist[])
{
    int queue[g->n], head = 0, tail = 0;
    for (int i = 0; i < g->n; i++)
        dist[i] = -1;
    dist[queue[tail++] = from] = 0;
    while (head < tail) {
        int v = queue[head++];
        for (struct edge *e = g->out[v]; e; e = e->next)
            if (dist[e->to] < 0) {
                dist[e->to] = dist[v] + 1;
                queue[tail++] = e->to;
            }
    }
}

static int dfs(const struct graph *g, int v, char *state, int *order, int *n)
{
    state[v] = 1;
    for (struct edge *e = g->out[v]; e; e = e->next)
        if (state[e->to] == 1 || (!state[e->to] && !dfs(g, e->to, state, order, n)))
            return 0;
    state[v] = 2;
    order[--*n] = v;
    return 1;
}

static int topological(const struct graph *g, int *order)
{
    char *state = calloc((size_t)g->n, 1);
    int n = g->n, ok = 1;
    for (int v = 0; v < g->n && ok; v++)
        if (!state[v])
            ok = dfs(g, v, state, order, &n);
    free(state);
    return ok;
}

int main(void)
{
    struct graph g = {8, calloc(8, sizeof *g.out)};
    static const int edges[][2] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {5, 6}, {6, 4}, {2, 5}};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        link_(&g, edges[i][0], edges[i][1]);
    int d[8], order[8];
    bfs(&g, 0, d);
    int ok = topological(&g, order);
    for (int i = 0; i < 8; i++)
        printf("%d/%d ", d[i], order[i]);
    link_(&g, 4, 2);
    printf("%d %d\n", ok, topological(&g, order));
    for (int i = 0; i < g.n; i++)
        for (struct edge *e = g.out[i], *next; e; e = next) {
            next = e->next;
            free(e);
        }
    free(g.out);
    return 0;
}
