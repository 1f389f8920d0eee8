/* When the first fails, the second was never called. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool part(int n, gives char **ret)
{
    char *p = n ? strdup("part") : NULL;
    if (!p)
        return false;
    *ret = p;
    return true;
}

int main(void)
{
    char *left, *right;
    if (!part(1, &left))
        return 1;
    if (!part(0, &right)) {
        free(left);
        return 1;
    }
    free(left);
    free(right);
    return 0;
}
