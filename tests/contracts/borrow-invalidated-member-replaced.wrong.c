/* The old name is kept for the message, and freed before the message. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pet { owned char *name; };

static void pet_rename(borrows_mut struct pet *p, borrows const char *name)
{
    const char *before = p->name;
    free(p->name);
    p->name = strdup(name);
    printf("%s is now %s\n", before, name); //! borrow-invalidated
}

int main(void)
{
    struct pet p = {strdup("Tom")};
    if (p.name)
        pet_rename(&p, "Tim");
    free(p.name);
    return 0;
}
