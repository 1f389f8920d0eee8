#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; int values[10]; };

static int sum(int a[], int dummy[10])
{
    int total = dummy[0];
    for (size_t i = 0; i < sizeof a / sizeof a[0]; i++) // expect: sizeof-pointer 28
        total += a[i];
    return total;
}

int main(void)
{
    int a[10] = {0}, *p = a;
    struct node *n = malloc(sizeof n);     // expect: sizeof-pointer
    struct node *m = malloc(sizeof(struct node *)); // expect: sizeof-pointer
    char *name = malloc(20);
    int *many = malloc(10 * sizeof(int *)); // expect: sizeof-pointer
    if (!n || !name || !m || !many)
        return 1;
    memset(n, 0, sizeof n);                // expect: sizeof-pointer 18
    memset(p, 0, sizeof(p));               // expect: sizeof-pointer
    strncpy(name, "ada", sizeof name);     // expect: sizeof-pointer
    snprintf(name, sizeof name, "%d", 3);  // expect: sizeof-pointer
    printf("%zu\n", sizeof(p) / sizeof(p[0])); // expect: sizeof-pointer
    free(name);
    free(n);
    free(m);
    free(many);
    return sum(a, a);
}
