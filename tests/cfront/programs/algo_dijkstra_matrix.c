#include <stdio.h>
#include <limits.h>

enum { N = 6, NONE = INT_MAX };

static int path(const int prev[N], int to, char out[])
{
    int n = prev[to] < 0 ? 0 : path(prev, prev[to], out);
    out[n] = (char)('A' + to);
    out[n + 1] = '\0';
    return n + 1;
}

int main(void)
{
    static const int w[N][N] = {{0, 7, 9, [5] = 14}, {7, 0, 10, 15}, {9, 10, 0, 11, 0, 2}, {0, 15, 11, 0, 6}, {[3] = 6, [5] = 9}, {14, 0, 2, 0, 9}};
    int dist[N], prev[N], done[N] = {0};
    for (int i = 0; i < N; i++)
        dist[i] = i ? NONE : 0, prev[i] = -1;
    for (int round = 0; round < N; round++) {
        int v = -1;
        for (int i = 0; i < N; i++)
            if (!done[i] && dist[i] != NONE && (v < 0 || dist[i] < dist[v]))
                v = i;
        if (v < 0)
            break;
        done[v] = 1;
        for (int i = 0; i < N; i++)
            if (w[v][i] && dist[v] + w[v][i] < dist[i])
                dist[i] = dist[v] + w[v][i], prev[i] = v;
    }
    for (int i = 0; i < N; i++) {
        char p[N + 1];
        int n = path(prev, i, p);
        printf("%s:%d(%d) ", p, dist[i], n);
    }
    putchar('\n');
    return 0;
}
