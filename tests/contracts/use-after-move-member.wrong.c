/* The member was freed, the struct was not: the name in it is gone all the same. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct boat { owned char *name; int crew; };

int main(void)
{
    struct boat b = {strdup("Argo"), 50};
    if (!b.name)
        return 1;
    free(b.name);
    printf("%s with %d\n", b.name, b.crew); //! use-after-move
    return 0;
}
