/* Ends with 0 if classify.c and arrows.c do what layout.h says; a failed assert says that they
 * do not. Tables are made here, so any table that you can think of can be had. */
#include "layout.h"

#include <assert.h>
#include <string.h>

static void add(struct table *t, address start, unsigned int size, char owner, bool writable)
{
    struct region r = {start, size, owner, writable, "box", NULL, 0};
    t->at[t->count++] = r;
}

int main(void)
{
    struct table t = {0};
    add(&t, 0x1000, 16, 's', true);
    assert(region_find(&t, 0x1004) == &t.at[0]);
    assert(place_of(&t, 0x1004) == STACK);
    return 0;
}
