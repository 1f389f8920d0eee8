/* dog_free() takes the name along. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct cat { owned char *name; };

static void cat_free(owns nullable struct cat *c)
{
    if (!c)
        return;
    free(c->name);
    free(c);
}

int main(void)
{
    struct cat *c = calloc(1, sizeof *c);
    if (!c)
        return 1;
    c->name = strdup("Minou");
    free(c->name);
    cat_free(c); //! moved-twice
    return 0;
}
