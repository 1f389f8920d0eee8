#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    size_t n = 10;
    short *buffer = malloc(n * sizeof *buffer);
    if (!buffer)
        return 1;
    memset(buffer, 0, n * sizeof *buffer);
    printf("%d\n", buffer[9]);
    free(buffer);
    return 0;
}
