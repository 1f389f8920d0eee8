#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char title[16];

static void set_title(borrows const char *s)
{
    snprintf(title, sizeof title, "%s", s);
}

int main(void)
{
    char *s = strdup("Contents");
    if (!s)
        return 1;
    set_title(s);
    puts(title);
    free(s);
    return 0;
}
