#include <stdio.h>
#include <stdlib.h>

static int word(int n)
{
    switch (n) {
    case 1:
        return 1;
        break;
    case 2: {
        return 2;
    }
        break;
    default:
        exit(2);
        return 0;
    }
    return 3;
}

static int loop(int n)
{
    while (1) {
        if (n++ > 5)
            return n;
    }
    return 0;
}

static int jump(int n)
{
    if (n)
        goto fail;
    return 0;
fail:
    return 1;
}

static void device(int count)
{
    switch (count % 2) {
    case 0: do { count--;
    case 1:      count--;
            } while (count > 0);
    }
}

int main(void)
{
    device(3);
    if (word(1) > 4)
        abort();
    return word(2) + loop(1) + jump(0);
}
