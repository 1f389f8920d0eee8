#include <stdio.h>

int main(void)
{
    int visitors = 0;
    int north = visitors;
    int south = visitors;
    visitors = north + 1;
    visitors = south + 1;
    printf("%d visitors\n", visitors);
    return 0;
}
