/* The struct is freed, the name that it owns is not. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct planet { owned char *name; double mass; };

static gives nullable struct planet *planet_new(borrows const char *name)
{
    struct planet *p = malloc(sizeof *p);
    if (!p)
        return NULL;
    p->mass = 1;
    p->name = strdup(name);
    if (!p->name) {
        free(p);
        return NULL;
    }
    return p;
}

static void planet_free(owns struct planet *p)
{
    free(p); //! owner-dropped
}

int main(void)
{
    struct planet *p = planet_new("Ceres");
    if (p)
        planet_free(p);
    return 0;
}
