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
    memcpy(backup, frame, sizeof backup);
    free(frame);
    printf("%d\n", backup[3]);
    return 0;
}
