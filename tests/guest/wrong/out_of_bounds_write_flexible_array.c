#include <stdio.h>
#include <stdlib.h>

struct series {
    int count;
    int value[];
};

int main(void)
{
    int n = 3;
    struct series *s = malloc(sizeof *s + (n - 1) * sizeof s->value[0]);
    if (!s)
        return 1;
    s->count = n;
    for (int i = 0; i < s->count; i++)
        s->value[i] = i + 100; // expect: out-of-bounds-write
    printf("%d\n", s->value[0]);
    free(s);
    return 0;
}
