#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *title = malloc(32);
    if (!title)
        return 1;
    strcpy(title, "The Trial");
    puts(title);
    free(title);
    title = malloc(16);
    if (!title)
        return 1;
    strcpy(title, "Amerika");
    puts(title);
    free(title);
    return 0;
}
