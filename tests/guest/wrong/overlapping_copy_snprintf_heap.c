#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    size_t room = 32;
    char *sum = malloc(room);
    if (!sum)
        return 1;
    strcpy(sum, "1");
    snprintf(sum, room, "%s+2", sum); // expect: overlapping-copy
    puts(strlen(sum) < room ? "ok" : "long");
    free(sum);
    return 0;
}
