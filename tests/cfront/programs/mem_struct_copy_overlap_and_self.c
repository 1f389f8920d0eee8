#include <stdio.h>
#include <string.h>
#include <stdlib.h>

struct item { int key; char name[8]; };

static int insert(struct item *v, int n, struct item x)
{
    int i = n;
    for (; i > 0 && v[i - 1].key > x.key; i--)
        v[i] = v[i - 1];
    v[i] = x;
    return n + 1;
}

static int erase(struct item *v, int n, int at)
{
    memmove(v + at, v + at + 1, (size_t)(n - at - 1) * sizeof *v);
    return n - 1;
}

static void rotate(struct item *v, int n)
{
    struct item first = v[0];
    memmove(v, v + 1, (size_t)(n - 1) * sizeof *v);
    v[n - 1] = first;
}

int main(void)
{
    struct item *v = malloc(8 * sizeof *v);
    int n = 0;
    int keys[] = {50, 10, 40, 20, 30};
    for (int i = 0; i < 5; i++) {
        struct item x = {keys[i], ""};
        x.name[0] = (char)('a' + i);
        n = insert(v, n, x);
    }
    n = erase(v, n, 2);
    rotate(v, n);
    v[n] = v[0], n++;
    v[1] = v[1];
    for (int i = 0; i < n; i++)
        printf("%d%s ", v[i].key, v[i].name);
    char s[] = "overlapping";
    memmove(s + 3, s, 5);
    printf("%s\n", s);
    free(v);
    return 0;
}
