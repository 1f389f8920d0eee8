#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { owned char *name; };

static void name_person(borrows_mut struct person *p, owns char *name)
{
    p->name = name;
}

int main(void)
{
    struct person p = {NULL};
    char *name = strdup("Ida");
    if (!name)
        return 1;
    name_person(&p, name);
    puts(p.name);
    free(p.name);
    return 0;
}
