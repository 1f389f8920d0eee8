#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *old = malloc(8);
    if (!old)
        return 1;
    strcpy(old, "tram");
    char *bigger = realloc(old, 4000);
    if (!bigger)
        return 1;
    strcat(bigger, "way");
    puts(bigger);
    free(bigger);
    return 0;
}
