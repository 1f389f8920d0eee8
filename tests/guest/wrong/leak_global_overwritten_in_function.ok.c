#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *motto;

static void set_motto(const char *text)
{
    free(motto);
    motto = malloc(strlen(text) + 1);
    if (motto)
        strcpy(motto, text);
}

int main(void)
{
    set_motto("slow but steady");
    set_motto("fast");
    puts(motto ? motto : "none");
    free(motto);
    return 0;
}
