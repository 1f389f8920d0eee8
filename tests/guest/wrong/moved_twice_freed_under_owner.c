#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list { char *items[4]; int count; };

static void push(borrows_mut struct list *l, owns char *s)
{
    l->items[l->count++] = s;
}

static void clear(borrows_mut struct list *l)
{
    while (l->count)
        free(l->items[--l->count]); // expect: double-free
}

int main(void)
{
    struct list l = {{NULL}, 0};
    char *s = strdup("x");
    if (!s)
        return 1;
    push(&l, s);
    free(s); // expect: moved-twice
    clear(&l);
    return 0;
}
