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
    snprintf(sum + 1, room - 1, "+2");
    puts(strlen(sum) < room ? "ok" : "long");
    free(sum);
    return 0;
}
