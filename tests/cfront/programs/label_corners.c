#include <stdio.h>

int main(void)
{
    int n = 0;
a:
b:
c:
    n++;
    if (n == 1) goto a;
    if (n == 2) goto b;
    if (n == 3) goto c;
    if (n < 6)
    inner:
        n += 10;
    if (n < 30)
        goto inner;
    printf("%d\n", n);
    while (n-- > 30)
    body: {
        printf("%d ", n);
        if (n == 32)
            goto body_end;
        continue;
    body_end:;
    }
    putchar('\n');
    goto sw;
    switch (n) {
    sw:
        printf("before any case\n");
        if (0) {
        case 29:
            printf("case inside if\n");
        }
        break;
    }
    switch (n)
    case 29:
    lab:
    default:
        printf("%d\n", n++);
    if (n == 30)
        goto lab;
    if (0)
        goto body;
    return n;
}
