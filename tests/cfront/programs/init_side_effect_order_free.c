#include <stdio.h>

/* Initialisers that use members of arrays built just before, and names declared
 * in the same declaration. */
int main(void)
{
    int n = 3, m = n * 2, arr[] = {n, m, n + m}, len = sizeof arr / sizeof *arr, *end = arr + len, sum = 0;
    for (int *p = arr; p < end; p++)
        sum += *p;
    printf("%d %d %d\n", len, sum, end[-1]);
    struct node { int v; struct node *next; } c = {3, 0}, b = {2, &c}, a = {1, &b};
    for (struct node *p = &a; p; p = p->next)
        printf("%d ", p->v);
    struct { int x; int *p; } self = {7, &self.x};
    ++*self.p;
    printf("%d\n", self.x);
    int i = 5, j = i++, k = i + j;
    printf("%d %d %d\n", i, j, k);
    char word[] = "word", *w = word, last = w[sizeof word - 2];
    printf("%c %c\n", *w, last);
    return 0;
}
