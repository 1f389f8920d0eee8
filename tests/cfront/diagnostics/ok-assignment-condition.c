#include <stdio.h>

struct node { struct node *next; int value; };

static int sum(struct node *n)
{
    int total = 0;
    while ((n = n->next))
        total += n->value;
    return total;
}

int main(void)
{
    struct node last = {NULL, 2}, first = {&last, 1}, *at;
    int c, lines = 0;
    while ((c = getchar()) != EOF)
        lines += c == '\n';
    if ((at = first.next) != NULL)
        lines += at->value;
    if ((at = at->next))
        lines++;
    return lines + sum(&first) == 0;
}
