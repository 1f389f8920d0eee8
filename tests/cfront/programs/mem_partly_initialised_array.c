#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Buffers of which only a part is ever written and read. */
struct stack { int top, v[64]; };

static struct stack push(struct stack s, int v)
{
    s.v[s.top++] = v;
    return s;
}

static int pop(struct stack *s) { return s->v[--s->top]; }

int main(void)
{
    struct stack s;
    s.top = 0;
    for (int i = 0; i < 5; i++)
        s = push(s, i * i);
    struct stack copy = s;
    int sum = pop(&copy) * 100;
    sum += pop(&copy);
    printf("%d %d %d\n", sum, s.top, copy.top);
    char line[80];
    int n = snprintf(line, sizeof line, "%s", "short");
    char other[80];
    memcpy(other, line, sizeof other); /* the tail has no value, nobody reads it */
    printf("%s %d\n", other, n);
    int *sparse = malloc(100 * sizeof *sparse);
    for (int i = 0; i < 100; i += 7)
        sparse[i] = i;
    int *again = malloc(100 * sizeof *again);
    memcpy(again, sparse, 100 * sizeof *again);
    int total = 0;
    for (int i = 0; i < 100; i += 7)
        total += again[i];
    printf("%d\n", total);
    free(sparse);
    free(again);
    return 0;
}
