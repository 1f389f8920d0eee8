#include <stdio.h>

static int collatz(int n)
{
    int steps = 0;
loop:
    if (n == 1)
        goto done;
    steps++;
    if (n % 2)
        goto odd;
    n /= 2;
    goto loop;
odd:
    n = 3 * n + 1;
    goto loop;
done:
    return steps;
}

static int cleanup(int fail)
{
    int r = -1;
    printf("a");
    if (fail == 1)
        goto out;
    printf("b");
    if (fail == 2)
        goto undo_a;
    printf("c");
    if (fail == 3)
        goto undo_b;
    r = 0;
undo_b:
    printf("B");
undo_a:
    printf("A");
out:
    printf(" ");
    return r;
}

int main(void)
{
    printf("%d %d\n", collatz(6), collatz(27));
    int t = 0;
    for (int i = 0; i < 4; i++)
        t += cleanup(i);
    printf("%d\n", t);
    goto end;
    printf("never\n");
end:;
    return 0;
}
