#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    unsigned char backup[4];
    unsigned char *frame = malloc(4);
    if (!frame)
        return 1;
    memset(frame, 7, 4);
    free(frame);
    memcpy(backup, frame, sizeof backup); // expect: use-after-free
    printf("%d\n", backup[3]);
    return 0;
}
