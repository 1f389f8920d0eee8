/* Without words, but the body sets *ret exactly when it returns 0.
 * Changed when the checker read it: ret was a borrowed text; only what is allocated is followed without a word. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int lookup(const char **table, int count, int i, char **ret)
{
    if (i < 0 || i >= count)
        return -1;
    char *copy = strdup(table[i]);
    if (!copy)
        return -1;
    *ret = copy;
    return 0;
}

int main(void)
{
    const char *months[] = {"Jan", "Feb"};
    char *m;
    if (lookup(months, 2, 5, &m) != 0)
        puts("no month");
    else
        free(m);
    return 0;
}
