/* A pointer to an element, and then push() may move all elements. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct vector { owned int *items; size_t count, room; };

static borrows_from(v) int *vector_at(borrows struct vector *v, size_t i)
{
    return &v->items[i];
}

static int vector_push(borrows_mut struct vector *v, int item)
{
    if (v->count == v->room) {
        size_t room = v->room ? v->room * 2 : 1;
        int *items = realloc(v->items, room * sizeof *items);
        if (!items)
            return -1;
        v->items = items;
        v->room = room;
    }
    v->items[v->count++] = item;
    return 0;
}

int main(void)
{
    struct vector v = {NULL, 0, 0};
    if (vector_push(&v, 7)) {
        free(v.items);
        return 1;
    }
    int *first = vector_at(&v, 0);
    printf("%d\n", *first);
    int failed = vector_push(&v, 8);
    free(v.items);
    return failed;
}
