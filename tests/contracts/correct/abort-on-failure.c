/* xmalloc and friends never return NULL; assert and exit end the path. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn static void die(const char *why)
{
    fprintf(stderr, "%s\n", why);
    exit(2);
}

static void *xmalloc(size_t n)
{
    void *p = malloc(n);
    if (!p)
        die("no memory");
    return p;
}

static char *xstrdup(const char *s)
{
    char *p = xmalloc(strlen(s) + 1);
    return strcpy(p, s);
}

static void *xrealloc(void *p, size_t n)
{
    p = realloc(p, n);
    if (!p && n)
        abort();
    return p;
}

int main(void)
{
    char *s = xstrdup("safe");
    s = xrealloc(s, 100);
    strcat(s, " and sound");
    int *p = malloc(sizeof *p);
    assert(p != NULL);
    *p = 4;
    printf("%s %d\n", s, *p);
    free(p);
    free(s);
    return 0;
}
