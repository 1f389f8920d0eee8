#include <stdio.h>
#include <stdlib.h>

static void ask(size_t bytes)
{
    char *block = malloc(bytes);
    printf("%zu: %s\n", bytes, block == NULL ? "no" : "yes");
    free(block);
}

int main(void)
{
    ask(16);
    ask(1000000000000);
    return 0;
}
