/* The signature gives, the body lends. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct street { owned char *name; };

static gives nullable char *street_name(borrows const struct street *s)
{
    return strdup(s->name);
}

int main(void)
{
    struct street s = {strdup("Main")};
    if (!s.name)
        return 1;
    char *name = street_name(&s);
    if (name)
        puts(name);
    free(name);
    free(s.name);
    return 0;
}
