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

static void ends(void)
{
    struct table t = {0};
    add(&t, 0x1000, 16, 's', true);
    add(&t, 0x1010, 16, 'h', true);
    add(&t, 0x1020, 0, 'h', true);
    add(&t, 0xfffffff0, 16, 's', true);
    assert(region_find(&t, 0xfff) == NULL);
    assert(region_find(&t, 0x1000) == &t.at[0]);
    assert(region_find(&t, 0x100f) == &t.at[0]);
    assert(region_find(&t, 0x1010) == &t.at[1]);
    assert(region_find(&t, 0x1020) == &t.at[2]);
    assert(region_find(&t, 0xffffffff) == &t.at[3]);
    assert(region_find(&t, 0) == NULL);
}

static void places(void)
{
    struct table t = {0};
    add(&t, 0x1000, 16, 's', true);
    add(&t, 0x2000, 16, 'h', true);
    add(&t, 0x3000, 16, 'p', true);
    add(&t, 0x4000, 16, 'p', false);
    add(&t, 0x5000, 16, '?', true);
    add(&t, 0x3008, 16, 'h', true);
    assert(place_of(&t, 0x1004) == STACK);
    assert(place_of(&t, 0x2004) == HEAP);
    assert(place_of(&t, 0x3008) == STATIC);
    assert(place_of(&t, 0x4004) == LITERAL);
    assert(place_of(&t, 0x5004) == OTHER);
    assert(place_of(&t, 0x6004) == NOWHERE);
}

static void arrows(void)
{
    unsigned char bytes[] = {4, 0x10, 0, 0, 0x10, 0x10, 0, 0, 0, 0x10, 0, 0, 4, 0x10};
    char text[64];
    struct table t = {0};
    add(&t, 0x1000, 16, 's', true);
    assert(draw_arrows(&t, text, sizeof text) == 0);
    t.at[0].bytes = bytes;
    t.at[0].known = sizeof bytes;
    assert(draw_arrows(&t, text, sizeof text) == 2);
    assert(strcmp(text, "box+0 -> box+4 (stack)\nbox+8 -> box+0 (stack)\n") == 0);
    assert(draw_arrows(&t, text, 24) == 2);
    assert(strcmp(text, "box+0 -> box+4 (stack)\n") == 0);
    assert(draw_arrows(&t, text, 23) == 2);
    assert(strcmp(text, "") == 0);
}

int main(void)
{
    ends();
    places();
    arrows();
    return 0;
}
