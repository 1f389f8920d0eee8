/* A vector with words: create, push, at, free.
 * Changed when the checker read it: items was nullable, and followed on the word of count. */
#include <ownership.h>
#include <stdlib.h>

struct vec {
    owned int *items;
    size_t count, room;
};

static gives nullable struct vec *vec_new(void)
{
    return calloc(1, sizeof(struct vec));
}

static void vec_free(owns nullable struct vec *v)
{
    if (!v)
        return;
    free(v->items);
    free(v);
}

static int vec_push(borrows_mut struct vec *v, int item)
{
    if (v->count == v->room) {
        size_t room = v->room ? 2 * v->room : 8;
        int *items = realloc(v->items, room * sizeof *items);
        if (!items)
            return -1;
        v->items = items;
        v->room = room;
    }
    v->items[v->count++] = item;
    return 0;
}

static borrows_from(v) nullable int *vec_at(borrows struct vec *v, size_t i)
{
    if (i >= v->count)
        return NULL;
    return v->items + i;
}

int main(void)
{
    struct vec *v = vec_new();
    if (!v)
        return 1;
    for (int i = 0; i < 20; i++)
        if (vec_push(v, i)) {
            vec_free(v);
            return 1;
        }
    int *third = vec_at(v, 3);
    int value = third ? *third : -1;
    vec_free(v);
    return value != 3;
}
