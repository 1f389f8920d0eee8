#include "basket.h"

#include <stdlib.h>

struct basket *basket_new(int room)
{
    struct basket *b = malloc(sizeof *b);
    if (!b)
        return NULL;
    b->fruit = malloc(room * sizeof *b->fruit);
    b->count = 0;
    b->room = room;
    return b;
}

void basket_add(struct basket *b, const char *fruit)
{
    if (b->count < b->room)
        b->fruit[b->count++] = fruit;
}

void basket_free(struct basket *b)
{
    free(b->fruit);
    free(b);
}
