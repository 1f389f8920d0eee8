#include <stdio.h>
#include <stdlib.h>
struct node {
    int v;
    struct node *next;
};
int main(void)
{
    struct node *h = NULL;
    for (int i = 0; i < 20000; i++) {
        struct node *n = malloc(sizeof *n);
        if (!n)
            return 1;
        n->v = i;
        n->next = h;
        h = n;
    }
    long s = 0;
    for (int r = 0; r < 20; r++)
        for (struct node *p = h; p; p = p->next)
            s += p->v;
    printf("%ld\n", s);
    while (h) {
        struct node *n = h->next;
        free(h);
        h = n;
    }
    return 0;
}
