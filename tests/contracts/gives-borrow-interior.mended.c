/* A pointer into the middle of a block cannot be given: free() would not know it. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *value_of(borrows const char *pair)
{
    char *equals = strchr((char *)pair, '=');
    if (!equals)
        return NULL;
    return strdup(equals + 1);
}

int main(void)
{
    char *v = value_of("size=4");
    free(v);
    return 0;
}
