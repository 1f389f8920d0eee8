// caught-by: pointer-out-of-object
#include <stdbool.h>
#include <stddef.h>

struct request {
    long at;
    int bytes;
    int left; // to be answered
};

enum { SLOTS = 1000 };

// One place that is either a request or, while it is free, an arrow to
// the next free one. first_free leads to the first of them.
union slot {
    struct request in_use;
    union slot *next;
};

static union slot slots[SLOTS];
static union slot *first_free;

// All slots are free, one behind the other.
void slab_open(void)
{
    for (int i = 0; i < SLOTS - 1; i++)
        slots[i].next = &slots[i + 1];
    slots[SLOTS - 1].next = NULL;
    first_free = &slots[0];
}

// --- your code starts here ---
// A slot that nobody uses; NULL: all are in use.
struct request *slab_get(void)
{
    union slot *s = first_free;
    if (s == NULL)
        return NULL;
    first_free = s + 1;
    return &s->in_use;
}

// Takes back what slab_get gave. Nobody uses it any more.
void slab_put(struct request *r)
{
    union slot *s = (union slot *)r;
    s->next = first_free;
    first_free = s;
}
// --- your code ends here ---
