/* The links lie in the wagon: freeing the wagon frees them as well. */
#include <stddef.h>
#include <stdlib.h>

struct links { struct links *next; };
struct crate { int weight; struct links links; };

static int total(struct links *first)
{
    int sum = 0;
    struct links *l = first;
    while (l) {
        struct crate *c = (struct crate *)((char *)l - offsetof(struct crate, links));
        sum += c->weight;
        l = c->links.next;
        free(c);
    }
    return sum;
}

int main(void)
{
    struct links *first = NULL;
    for (int i = 1; i < 4; i++) {
        struct crate *c = malloc(sizeof *c);
        if (!c)
            break;
        c->weight = i;
        c->links.next = first;
        first = &c->links;
    }
    return total(first) > 6;
}
