#include <stdio.h>
#include <stdlib.h>

struct machine { unsigned char *stack; int depth; };

static void trace_close(struct machine *m)
{
    printf("%d on top\n", m->stack[m->depth - 1]);
}
static void destroy(struct machine *m)
{
    free(m->stack);
    trace_close(m);
    free(m);
}
int main(void)
{
    struct machine *m = malloc(sizeof *m);
    if (m == NULL)
        return 1;
    m->depth = 1;
    m->stack = calloc(4, 1);
    if (m->stack != NULL)
        destroy(m);
    else
        free(m);
    return 0;
}
