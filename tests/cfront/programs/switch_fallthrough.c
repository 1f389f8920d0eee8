#include <stdio.h>

static int f(int n)
{
    int r = 0;
    switch (n) {
    case 3:
        r += 100;
    case 2:
        r += 10;
    case 1:
        r += 1;
        break;
    case -1:
    case -2: {
        int neg = -n;
        r = neg * 1000;
    }
    case 50:
        r++;
        return r;
    case 0:;
    }
    return -r;
}

int main(void)
{
    for (int i = -3; i < 5; i++)
        printf("%d ", f(i));
    printf("%d\n", f(50));
    return 0;
}
