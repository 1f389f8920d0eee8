#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    *n = (struct node){ value, head };
    return n;
}

static struct node *reverse(struct node *head)
{
    struct node *back = NULL;
    while (head) {
        struct node *next = head->next;
        head->next = back;
        back = head;
        head = next;
    }
    return back;
}

int main(void)
{
    struct node *list = NULL;
    for (int i = 0; i < 20; i++)
        list = push(list, i * 3 % 7);
    list = reverse(list);
    for (struct node **p = &list; *p;) {
        if ((*p)->value % 2) {
            struct node *dead = *p;
            *p = dead->next;
            free(dead);
        } else {
            p = &(*p)->next;
        }
    }
    while (list) {
        printf("%d ", list->value);
        struct node *next = list->next;
        free(list);
        list = next;
    }
    putchar('\n');
    return 0;
}
