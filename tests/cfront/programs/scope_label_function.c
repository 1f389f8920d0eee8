#include <stdio.h>

/* Labels have function scope, so the same name does in each function. */
static int f(int n)
{
again:
    if (n > 10)
        goto done;
    n += 3;
    goto again;
done:
    return n;
}

static int g(int n)
{
    int again = 0;
again:
    again += n--;
    if (n)
        goto again;
done:
    if (again % 2) {
        again++;
        goto done;
    }
    return again;
}

int main(void)
{
    printf("%d %d %d\n", f(0), g(5), g(4));
    return 0;
}
