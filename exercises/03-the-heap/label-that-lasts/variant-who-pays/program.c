#include <stdio.h>
#include <stdlib.h>
static char *greeting(const char *name)
{
    char *text = malloc(32);
    if (text != NULL)
        snprintf(text, 32, "Hi %s", name);
    return text;
}

int main(void)
{
    char *hi = greeting("Ada");
    hi = greeting("Linus");
    if (hi != NULL) puts(hi);
    free(hi);
    return 0;
}
