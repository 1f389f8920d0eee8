#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *full_name(const char *first, const char *last)
{
    char *full = malloc(strlen(first) + strlen(last) + 1);
    if (!full)
        return NULL;
    strcpy(full, first);
    strcat(full, " ");
    strcat(full, last); // expect: out-of-bounds-write
    return full;
}

int main(void)
{
    char *who = full_name("Rosa", "Luxemburg.");
    if (who)
        puts(who);
    free(who);
    return 0;
}
