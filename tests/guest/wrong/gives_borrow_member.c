#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { owned char *name; int age; };

static gives nullable char *name_of(borrows struct person *p)
{
    return p->name; // expect: gives-borrow
}

int main(void)
{
    struct person *p = malloc(sizeof *p);
    if (!p)
        return 1;
    p->name = strdup("Ada");
    char *name = name_of(p);
    if (name)
        puts(name);
    free(p->name);
    free(p);
    return 0;
}
