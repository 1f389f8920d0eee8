/* The list owns its names; add() puts in one that it only borrowed. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct person { owned char *name; };

static void rename_person(borrows_mut struct person *p, borrows char *name)
{
    free(p->name);
    p->name = name; //! freed-borrow
}

int main(void)
{
    struct person p = {NULL};
    char name[] = "Ole";
    rename_person(&p, name);
    free(p.name);
    return 0;
}
