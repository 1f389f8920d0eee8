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
    free(status);
    strcpy(status, "done"); // expect: use-after-free
    puts(status);
    return 0;
}
