#include "layout.h"

#include <stdio.h>
#include <stdlib.h>

/* A snapshot on standard input, addresses as arguments: where does each
 * lead? */
int main(int argc, char **argv)
{
    struct table t;
    table_read(&t);
    for (int i = 1; i < argc; i++) {
        address a = (address)strtoul(argv[i], NULL, 16);
        const struct region *r = region_find(&t, a);
        printf("%08x %s", a, place_name(place_of(&t, a)));
        if (r != NULL)
            printf(", %s+%u", r->name, a - r->start);
        printf("\n");
    }
    if (!t.whole)
        printf("The snapshot was not read to its end.\n");
    bool whole = t.whole;
    table_free(&t);
    return whole ? 0 : 1;
}
