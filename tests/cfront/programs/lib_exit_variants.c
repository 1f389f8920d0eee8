#include <stdio.h>
#include <stdlib.h>

static void never(void) { puts("never"); }
static void quick(void) { puts("quick"); fflush(stdout); }

struct guard { int armed; };
static void run(struct guard *g, int depth)
{
    if (depth == 5) {
        if (g->armed) {
            fflush(stdout);
            quick_exit(257 + g->armed); /* a shell sees the low eight bits */
        }
        return;
    }
    run(g, depth + 1);
}

int main(void)
{
    struct guard g = {0};
    atexit(never);
    at_quick_exit(quick);
    run(&g, 0);
    puts("not yet");
    g.armed = 3;
    run(&g, 0);
    return 0;
}
