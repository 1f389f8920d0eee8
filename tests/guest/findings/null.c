#include <stdio.h>

struct node { int value; struct node *next; };

static int third(struct node *n)
{
    return n->next->next->value; // found: null-dereference
}

int main(void)
{
    struct node b = { 2, NULL }, a = { 1, &b };
    printf("%d\n", third(&a));
    return 0;
}
