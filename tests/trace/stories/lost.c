// search: a == NULL
#include <stdlib.h>
struct node { struct node *next; int n; };
static struct node *make(int n, struct node *next)
{
    struct node *x = malloc(sizeof *x);
    if (x)
        *x = (struct node){next, n};
    return x;
}
int main(void)
{
    struct node *list = make(1, make(2, make(3, NULL)));
    struct node *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    if (!list || !a || !b)
        return 1;
    a->next = b;
    b->next = a;
    b->n = a->n = 0;
    a = NULL;
    b = NULL;
    struct node *handed = make(5, NULL);
    list = NULL;
    malloc(7);
    for (struct node *n = handed; n; n = NULL)
        free(n);
    return 0;
}
