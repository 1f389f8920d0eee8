#include <stdio.h>

struct acc { int n; int seen[3]; };

int main(void)
{
    /* The literal is made anew each time its expression is evaluated. */
    for (int i = 0; i < 3; i++) {
        struct acc *a = &(struct acc){.n = i};
        for (int k = 0; k <= i; k++)
            a->seen[k] += k + 1;
        printf("%d: %d %d %d\n", a->n, a->seen[0], a->seen[1], a->seen[2]);
    }
    int i = 0;
    int *kept[3];
    while (i < 3) {
        int *p = (int[2]){i};
        p[1] += 10 * i;
        kept[0] = p;
        printf("%d %d|", *kept[0], p[1]);
        i++;
    }
    putchar('\n');
    int total = 0;
    for (int *p = (int[]){1, 2, 3, 0}; *p; p++)
        total += *p;
    printf("%d\n", total);
    i = 0;
again:;
    int *q = (int[]){i, i * i};
    q[1]++;
    printf("%d ", q[0] + q[1]);
    if (++i < 4)
        goto again;
    putchar('\n');
    return 0;
}
