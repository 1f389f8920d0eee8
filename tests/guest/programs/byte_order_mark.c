#include <stdio.h>

int main(void)
{
    puts("a mark and two bytes per line end");
    return 0;
}
