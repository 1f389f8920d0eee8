#include <stdio.h>

static int valid(int port, int wait)
{
    int err;
    if ((err = port < 1 ? -1 : 0) != 0)
        goto done;
        goto done;
    if ((err = wait < 0 ? -1 : 0) != 0)
        goto done;
done:
    return err;
}

int main(void)
{
    printf("%d\n", valid(80, -5));
    return 0;
}
