#include <stdio.h>
#include <stdlib.h>

struct vector {
    int *items;
    size_t len, room;
};

static void push(struct vector *v, int item)
{
    if (v->len == v->room) {
        v->room = v->room ? v->room * 2 : 2;
        v->items = realloc(v->items, v->room * sizeof *v->items);
    }
    v->items[v->len++] = item;
}

int main(void)
{
    struct vector v = {0};
    push(&v, 10);
    push(&v, 20);
    int *second = &v.items[1];
    push(&v, 30); // look
    printf("%d\n", *second); // look
    free(v.items);
    return 0;
}
