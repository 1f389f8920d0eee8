#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *theme;

static void load(void)
{
    theme = strdup("dark");
}

static void unload(void)
{
    free(theme);
}

int main(void)
{
    load();
    unload();
    if (theme != NULL)
        printf("theme starts with %c\n", theme[0]); // expect: use-after-free
    return 0;
}
