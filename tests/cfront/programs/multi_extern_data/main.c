#include <stdio.h>
#include "data.h"

int later_size = 3;
struct config config = {.depth = 2, .title = "main"};

int main(void)
{
    printf("%d %s %d\n", table[2], words[1], table_len());
    table[2] += config.depth;
    bump();
    printf("%d %d %s\n", table[2], config.depth, config.title);
    printf("%d %d\n", handlers[0](5), handlers[1](5));
    printf("%d %d\n", later_size, *later_pointer);
    *later_pointer = 9;
    printf("%d %g\n", later_size, matrix[1][1]);
    return 0;
}
