#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; int n; };
struct text { size_t len; char at[]; };
struct head { int kind; };

int main(void)
{
    int a[10], *p = a, **rows, i;
    char buffer[20], *words[3] = {"a", "b", "c"};
    struct node *n = malloc(sizeof *n), **list = malloc(4 * sizeof *list);
    struct text *t = malloc(sizeof *t + 10), *t2 = malloc(sizeof(struct text) + 1);
    struct head *h = malloc(sizeof(struct head) + 17);
    int *numbers = malloc(10 * sizeof(int)), *more = calloc(10, sizeof *more);
    int *swapped = calloc(sizeof(int), 10), *eight = malloc(8);
    char *s = malloc(strlen("abc") + 1), *bytes = malloc(7);
    void *v = malloc(3);
    unsigned char *u = malloc(5);
    double *d = malloc(sizeof(double[3]));
    size_t size = 12;
    int *sized = malloc(size);
    rows = malloc(sizeof(int *) * 3);
    memset(a, 0, sizeof a);
    memset(buffer, 0, sizeof buffer);
    memcpy(&p, &more, sizeof p);
    memset(&p, 0, sizeof(p));
    snprintf(buffer, sizeof buffer, "%zu", sizeof p);
    for (i = 0; i < (int)(sizeof a / sizeof a[0]); i++)
        a[i] = i;
    for (i = 0; i < (int)(sizeof words / sizeof words[0]); i++)
        puts(words[i]);
    memcpy(list, &n, sizeof n);
    printf("%zu %zu %zu\n", sizeof(p), sizeof p / sizeof(char), sizeof(int *) / sizeof(int));
    free(n), free(list), free(t), free(t2), free(h), free(numbers), free(more), free(swapped);
    free(eight), free(s), free(bytes), free(v), free(u), free(d), free(sized), free(rows);
    return 0;
}
