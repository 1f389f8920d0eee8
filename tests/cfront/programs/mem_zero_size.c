#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int never(const void *a, const void *b)
{
    puts("wrong");
    return (a != NULL) - (b != NULL);
}

int main(void)
{
    void *a = malloc(0), *b = malloc(0), *c = calloc(0, 8), *d = calloc(8, 0);
    printf("%d\n", !a || a != b); /* either null or distinct */
    free(a), free(b), free(c), free(d);
    free(NULL);
    char x[3] = "xy";
    memcpy(x, "", 0);
    memmove(x + 3, x, 0);
    memset(x, 'z', 0);
    printf("%s %d %d %d\n", x, memcmp(x, "ab", 0), strncmp("a", "b", 0), memchr(x, 'x', 0) == NULL);
    strncat(x, "more", 0);
    qsort(x, 0, 1, never);
    int n = 0, *v = malloc((size_t)n * sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = i;
    n = 4;
    v = realloc(v, (size_t)n * sizeof *v);
    v[3] = 8;
    printf("%d\n", v[3]);
    free(v);
    struct { int n; int data[]; } *e = malloc(sizeof *e);
    e->n = 0;
    int *p = e->data, *end = e->data + e->n;
    printf("%d\n", p == end);
    free(e);
    return 0;
}
