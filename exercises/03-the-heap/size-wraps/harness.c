#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *new_array(size_t n, size_t size);

int main(void)
{
    size_t n, size;
    if (scanf("%zu %zu", &n, &size) != 2)
        return 1;

    void *block = new_array(n, size);
    if (block == NULL) {
        printf("refused\n");
        return 0;
    }
    printf("a block of %zu bytes\n", n * size);
    memset(block, 0, n * size);
    free(block);
    return 0;
}
