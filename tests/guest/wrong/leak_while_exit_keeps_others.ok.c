#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *settings; /* kept until the end, on purpose */

int main(void)
{
    settings = strdup("volume=7");
    char *screen = malloc(80);
    char *draft = malloc(20);
    if (!settings || !screen || !draft)
        return 1;
    strcpy(screen, settings);
    strcpy(draft, "unsent");
    printf("%s, %s\n", screen, draft);
    free(draft);
    draft = screen;
    printf("%c\n", draft[0]);
    exit(0);
}
