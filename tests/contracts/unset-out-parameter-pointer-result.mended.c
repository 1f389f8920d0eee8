/* NULL says failure, and then the name was not given either.
 * Changed when the checker read it: the name was a borrowed text, for which there is no out-parameter's word. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct config { int verbose; };

static gives nullable struct config *config_read(int bad, gives char **ret_name)
{
    if (bad)
        return NULL;
    char *name = strdup("default");
    struct config *c = calloc(1, sizeof *c);
    if (!c || !name) {
        free(name);
        free(c);
        return NULL;
    }
    *ret_name = name;
    return c;
}

int main(void)
{
    char *name;
    struct config *c = config_read(1, &name);
    if (!c) {
        puts("cannot read it");
        return 1;
    }
    puts(name);
    free(name);
    free(c);
    return 0;
}
