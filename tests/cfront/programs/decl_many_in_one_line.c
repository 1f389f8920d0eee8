#include <stdio.h>

int scalar = 1, *pointer = &scalar, array[3] = {4, 5, 6}, *parray[2] = {&scalar, array + 1},
    (*aparray)[3] = &array, function(int), (*pfunction)(int) = function, **deep = &pointer;

struct node { int v; struct node *next; } b = {20, NULL}, a = {10, &b}, *head = &a, list[2] = {{1, &a}, {2, &b}};

int function(int x) { return x + scalar; }

int main(void)
{
    int i = 0, *p = &i, **pp = &p, ***ppp = &pp;
    ***ppp = 9;
    printf("%d %d %d\n", i, *p, **pp);
    printf("%d %d %d %d\n", *pointer, *parray[1], (*aparray)[2], **deep);
    printf("%d %d\n", pfunction(41), (*pfunction)(1));
    for (struct node *n = head; n; n = n->next)
        printf("%d ", n->v);
    printf("%d %d\n", list[0].next->next->v, list[1].next->v);
    return 0;
}
