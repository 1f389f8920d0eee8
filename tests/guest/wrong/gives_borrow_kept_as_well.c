#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int n; owned struct node *next; };
struct list { owned struct node *head; };

static gives struct node *add(borrows_mut struct list *l, int n)
{
    struct node *new = malloc(sizeof *new);
    if (!new)
        abort();
    *new = (struct node){n, l->head};
    l->head = new;
    return new; // expect: gives-borrow
}

int main(void)
{
    struct list l = {NULL};
    add(&l, 1)->n++;
    add(&l, 2);
    while (l.head) {
        struct node *next = l.head->next;
        free(l.head);
        l.head = next;
    }
    return 0;
}
