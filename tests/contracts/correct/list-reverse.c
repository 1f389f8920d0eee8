/* A linked list turned round in place, copied, and freed with a look ahead. */
#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    if (!n)
        return head;
    n->value = value;
    n->next = head;
    return n;
}

static struct node *reverse(struct node *head)
{
    struct node *done = NULL;
    while (head) {
        struct node *next = head->next;
        head->next = done;
        done = head;
        head = next;
    }
    return done;
}

static void free_all(struct node *head)
{
    for (struct node *next; head; head = next) {
        next = head->next;
        free(head);
    }
}

int main(void)
{
    struct node *list = NULL;
    for (int i = 0; i < 4; i++)
        list = push(list, i);
    list = reverse(list);
    for (const struct node *n = list; n; n = n->next)
        printf("%d\n", n->value);
    free_all(list);
    return 0;
}
