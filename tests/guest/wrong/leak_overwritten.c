#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *title = malloc(32); // expect: leak
    if (!title)
        return 1;
    strcpy(title, "The Trial");
    puts(title);
    title = malloc(16); // lost
    if (!title)
        return 1;
    strcpy(title, "Amerika");
    puts(title);
    free(title);
    return 0;
}
