/* Every way to ask for NULL. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t a(void)
{
    char *p;
    if ((p = malloc(4)) == NULL)
        return 0;
    p[0] = '\0';
    size_t n = strlen(p);
    free(p);
    return n;
}

static int b(const char *path)
{
    FILE *f;
    if (!(f = fopen(path, "r")))
        return -1;
    int c = getc(f);
    return fclose(f) == 0 ? c : -1;
}

static int c(void)
{
    int *p = malloc(sizeof *p);
    int v = p ? (*p = 3, *p) : 0;
    free(p);
    return v;
}

static int d(void)
{
    int *p = malloc(sizeof *p);
    bool failed = p == NULL;
    if (failed)
        return 0;
    *p = 1;
    int v = *p;
    free(p);
    return v;
}

static int e(void)
{
    int *p = calloc(1, sizeof *p), *q = calloc(1, sizeof *q);
    if (p && q && *p == *q)
        *p = *q + 1;
    if (0 != p)
        free(p);
    if (q != (void *)0)
        free(q);
    return 0;
}

static int f(const char *s)
{
    const char *dot = s ? strchr(s, '.') : NULL;
    return dot && dot[1] ? dot[1] : 0;
}

static int g(int n)
{
    int *p = n > 0 ? malloc((size_t)n * sizeof *p) : NULL;
    if (n > 0 && !p)
        return -1;
    for (int i = 0; i < n; i++)
        p[i] = i;
    int last = n > 0 ? p[n - 1] : 0;
    free(p);
    return last;
}

int main(void)
{
    return (int)a() + b("/dev/null") + 1 + c() - 3 + d() - 1 + e() + f("x.y") - 'y' + g(3) - 2;
}
