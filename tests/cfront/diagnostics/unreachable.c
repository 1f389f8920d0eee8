#include <stdio.h>
#include <stdlib.h>

static int f(int x)
{
    return x + 1;
    printf("%d\n", x); // expect: unreachable-code 5
    x = 2;
}

static int g(int x)
{
    while (x > 0) {
        x--;
        continue;
        puts("skipped"); // expect: unreachable-code
    }
    for (;;) {
        if (x > 4) {
            break;
            puts("left"); // expect: unreachable-code
        }
        x++;
    }
    switch (x) {
        puts("before any case");
    case 1:
        return 1;
        puts("one"); // expect: unreachable-code
    default:
        break;
    }
    goto out;
    puts("jumped over"); // expect: unreachable-code
out:
    return x;
}

int main(void)
{
    printf("%d\n", f(g(2)));
    exit(0);
    puts("gone"); // expect: unreachable-code
}
