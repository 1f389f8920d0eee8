/* Functions that never return, and those that always give because of them. */
#include <stdio.h>
#include <stdlib.h>

static void die(const char *why)
{
    fprintf(stderr, "%s\n", why);
    exit(1);
}

static void *must(size_t n)
{
    void *p = malloc(n);
    if (!p)
        die("no memory");
    return p;
}

static int even(const int *v, int n) { return n == 0 ? *v : !v[n] || !even(v, n - 1); }

int main(void)
{
    int *p = must(sizeof *p);
    *p = 3;
    int n = even(p, 0);
    free(p);
    return n != 3;
}
