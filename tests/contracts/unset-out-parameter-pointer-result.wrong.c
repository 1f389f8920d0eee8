/* NULL says failure; the name is only set on success.
 * Changed when the checker read it: the out-parameter said "borrows", which is no word for one. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct config { int verbose; };

static gives nullable struct config *config_read(int bad, const char **ret_name)
{
    if (bad)
        return NULL;
    struct config *c = calloc(1, sizeof *c);
    if (c)
        *ret_name = "default";
    return c;
}

int main(void)
{
    const char *name;
    struct config *c = config_read(1, &name);
    printf("%s\n", name); //! unset-out-parameter
    free(c);
    return 0;
}
