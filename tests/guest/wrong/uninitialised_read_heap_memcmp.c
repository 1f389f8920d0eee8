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
    if (memcmp(stamp, "OK\0", 4) != 0) // expect: uninitialised-read
        puts("different");
    free(stamp);
    return 0;
}
