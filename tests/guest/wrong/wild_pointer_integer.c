#include <stdint.h>
#include <stdio.h>

int main(void)
{
    char corner = '.';
    volatile char *screen = (volatile char *)(uintptr_t)0xB8000;
    *screen = 'A'; // expect: wild-pointer
    printf("%c\n", corner);
    return 0;
}
