#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *reversed(struct node *list)
{
    struct node *done = NULL;
    while (list) {
        struct node *next = list->next;
        list->next = done;
        done = list;
        list = next; // look 2
    }
    return done; // look
}

int main(void)
{
    struct node *head = NULL;
    for (int i = 4; i >= 1; i--) {
        struct node *n = malloc(sizeof *n);
        n->value = i;
        n->next = head;
        head = n;
    }
    head = reversed(head); // look
    while (head) {
        struct node *next = head->next;
        free(head);
        head = next; // look 2
    }
    return 0;
}
