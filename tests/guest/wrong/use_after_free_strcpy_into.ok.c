#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *status = malloc(16);
    if (!status)
        return 1;
    strcpy(status, "waiting");
    puts(status);
    strcpy(status, "done");
    puts(status);
    free(status);
    return 0;
}
