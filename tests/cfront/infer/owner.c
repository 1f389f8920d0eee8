/* An owner from malloc() to free(): tested, lent, given. */
#include <stdlib.h>
#include <string.h>
#include <stdio.h>

static int copy(const char *from)
{
    char *to = strdup(from);
    if (!to)
        return -1;
    char *end = to + strlen(to);
    *end = '\0';
    to[0] = 'x';
    puts(to);
    free(to);
    return 0;
}

static void two_names(void)
{
    char *first = malloc(4);
    if (!first)
        return;
    char *second = first;
    second[0] = '\0';
    free(second);
}

static void on_one_way(int n)
{
    char *p = malloc(4);
    if (p && n > 3) {
        free(p);
        p = NULL;
    }
    free(p);
}

static void again(int n)
{
    for (int i = 0; i < n; i++) {
        char *p = malloc(4);
        if (!p)
            break;
        p[0] = '\0';
        free(p);
    }
}

int main(void)
{
    two_names();
    on_one_way(2);
    again(3);
    return copy("text");
}
