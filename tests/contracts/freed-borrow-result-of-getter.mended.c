/* What a getter lends is freed by the one who asked. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct house { owned char *street; };

static borrows_from(h) char *house_street(borrows struct house *h)
{
    return h->street;
}

int main(void)
{
    struct house h = {strdup("Elm Street")};
    if (!h.street)
        return 1;
    char *street = house_street(&h);
    puts(street);
    free(h.street);
    return 0;
}
