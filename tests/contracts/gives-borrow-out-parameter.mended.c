/* The out-parameter is to give, and gets what the table keeps.
 * Marked at the return since the checker read it: until then *ret could still be set to something else. */
#include <ownership.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct table { owned char *first; };

static bool table_first(borrows struct table *t, gives char **ret)
{
    if (!t->first)
        return false;
    char *copy = strdup(t->first);
    if (!copy)
        return false;
    *ret = copy;
    return true;
}

int main(void)
{
    struct table t = {strdup("zero")};
    char *first;
    if (table_first(&t, &first))
        free(first);
    free(t.first);
    return 0;
}
