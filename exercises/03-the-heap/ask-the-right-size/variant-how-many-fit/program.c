#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    size_t room = 12;
    int *block = malloc(room);
    if (block == NULL)
        return 1;
    printf("%zu %zu\n", room / sizeof(int), room / sizeof(long));
    free(block);
    return 0;
}
