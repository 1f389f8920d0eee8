#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    unsigned char *packet = calloc(16, 1);
    if (!packet)
        return 1;
    packet[1] = 5;
    int length = *(int *)(packet + 1); // expect: misaligned-access
    printf("%d\n", length);
    free(packet);
    return 0;
}
