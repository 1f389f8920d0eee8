/* The first entry is lent, the list is cleared, the entry is read. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct stop { int minutes; owned struct stop *next; };
struct route { owned struct stop *first; };

static borrows_from(r) nullable struct stop *route_first(borrows struct route *r)
{
    return r->first;
}

static void route_clear(borrows_mut struct route *r)
{
    while (r->first) {
        struct stop *s = r->first;
        r->first = s->next;
        free(s);
    }
}

int main(void)
{
    struct route r = {calloc(1, sizeof(struct stop))};
    struct stop *s = route_first(&r);
    if (s)
        printf("%d\n", s->minutes);
    route_clear(&r);
    return 0;
}
