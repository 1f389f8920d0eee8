#include <stdio.h>

#define SWAP(a, b) do { int t_ = a; a = b; b = t_; } while (0)

static int check(int n)
{
    do {
        if (n < 0)
            break;
        if (n == 0)
            continue; /* leaves as well: the condition is false */
        n *= 2;
        do n++; while (n % 5);
        if (n > 50)
            break;
        return n;
    } while (0);
    return -n;
}

int main(void)
{
    int a = 1, b = 2, runs = 0;
    if (a < b)
        SWAP(a, b);
    else
        SWAP(b, a);
    printf("%d %d\n", a, b);
    printf("%d %d %d %d\n", check(-3), check(0), check(3), check(40));
    do
        do
            runs++;
        while (runs % 3);
    while (runs < 7);
    printf("%d\n", runs);
    while (0)
        puts("never");
    for (; 0;)
        puts("never");
    do { } while (runs-- > 5);
    printf("%d\n", runs);
    return 0;
}
