/* Nodes change lists, none is lost. */
#include <stdlib.h>

struct cell {
    int value;
    struct cell *next;
};

static struct cell *merge(struct cell *a, struct cell *b)
{
    struct cell head, *end = &head;
    while (a && b) {
        struct cell **from = a->value <= b->value ? &a : &b;
        end->next = *from;
        end = end->next;
        *from = end->next;
    }
    end->next = a ? a : b;
    return head.next;
}

static struct cell *sort(struct cell *list)
{
    if (!list || !list->next)
        return list;
    struct cell *slow = list, *fast = list->next;
    while (fast && fast->next) {
        slow = slow->next;
        fast = fast->next->next;
    }
    struct cell *half = slow->next;
    slow->next = NULL;
    return merge(sort(list), sort(half));
}

int main(void)
{
    struct cell *list = NULL;
    for (int i = 0; i < 9; i++) {
        struct cell *c = malloc(sizeof *c);
        if (!c)
            break;
        c->value = i * 5 % 9;
        c->next = list;
        list = c;
    }
    list = sort(list);
    int last = -1, sorted = 1;
    while (list) {
        struct cell *c = list;
        list = c->next;
        sorted &= c->value > last;
        last = c->value;
        free(c);
    }
    return !sorted;
}
