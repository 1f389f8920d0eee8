#include <stdio.h>

int main(void)
{
    int i = 0, j, n = 0;
next:
    for (j = 0; j < 3; j++) {
        if (i * j == 4)
            goto done;
        n += j;
    }
    if (++i < 3)
        goto next;
done:
    printf("%d %d %d\n", i, j, n);
    return 0;
}
