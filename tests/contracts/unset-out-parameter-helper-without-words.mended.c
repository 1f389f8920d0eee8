/* The helper's body sets *ret on one path only. */
#include <stdio.h>

static int lookup(const char **table, int count, int i, const char **ret)
{
    if (i < 0 || i >= count)
        return -1;
    *ret = table[i];
    return 0;
}

int main(void)
{
    const char *months[] = {"Jan", "Feb"};
    const char *m;
    if (lookup(months, 2, 5, &m) == 0)
        puts(m);
    return 0;
}
