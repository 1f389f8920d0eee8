#include <stdlib.h>

struct node {
    int value;
    struct node *prev, *next;
};
struct list {
    struct node *first, *last;
};

static void append(struct list *l, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = NULL;
    n->prev = l->last;
    if (l->last)
        l->last->next = n;
    else
        l->first = n;
    l->last = n; // look 3
}

int main(void)
{
    struct list l = {0};
    for (int i = 1; i <= 4; i++)
        append(&l, i * 10);
    struct node *second = l.first->next;
    second->prev->next = second->next;
    second->next->prev = second->prev;
    free(second);
    second = NULL; // look
    while (l.first) {
        struct node *n = l.first->next;
        free(l.first);
        l.first = n;
    }
    return 0;
}
