/* A static buffer is given as if it came from malloc(). */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gives nullable char *timestamp(int minutes)
{
    static char text[16];
    snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return strdup(text);
}

int main(void)
{
    char *t = timestamp(75);
    if (t)
        puts(t);
    free(t);
    return 0;
}
