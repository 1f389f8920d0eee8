#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void announce(owns char *s)
{
    puts(s);
    free(s);
}

int main(void)
{
    char *s = strdup("hear");
    if (!s)
        return 1;
    announce(s);
    return 0;
}
