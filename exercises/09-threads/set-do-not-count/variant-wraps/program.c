#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint8_t needed = 0;
    for (int i = 0; i < 256; i++)
        needed++;
    if (needed)
        printf("%d needed\n", needed);
    else
        printf("nothing needed\n");
    return 0;
}
