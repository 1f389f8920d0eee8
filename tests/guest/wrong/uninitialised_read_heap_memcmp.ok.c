#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *stamp = malloc(4);
    if (!stamp)
        return 1;
    stamp[0] = 'O';
    stamp[1] = 'K';
    stamp[2] = stamp[3] = '\0';
    if (memcmp(stamp, "OK\0", 4) != 0)
        puts("different");
    free(stamp);
    return 0;
}
