#include <stdint.h>
#include <stdio.h>

int main(void)
{
    char corner = '.';
    volatile char *screen = &corner;
    *screen = 'A';
    printf("%c\n", corner);
    return 0;
}
