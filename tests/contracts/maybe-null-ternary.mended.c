/* The arms of ?: are the wrong way round. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *copy = strdup("ternary");
    char first = copy ? copy[0] : '?';
    printf("%c\n", first);
    free(copy);
    return 0;
}
