#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list { char *items[8]; int count; };

static void add(borrows_mut struct list *l, owns char *s)
{
    if (l->count < 8)
        l->items[l->count++] = s;
    else
        free(s);
}

static void list_free(owns struct list *l)
{
    while (l->count)
        free(l->items[--l->count]);
    free(l);
}

int main(void)
{
    struct list *l = calloc(1, sizeof *l);
    char *s = strdup("mine");
    if (!l || !s)
        abort();
    add(l, s);
    puts(l->items[0]);
    list_free(l);
    return 0;
}
