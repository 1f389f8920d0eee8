#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void leave(const char *why)
{
    puts(why);
    exit(0);
}

static void shift(int hours)
{
    char *desk = malloc(16);
    if (!desk)
        return;
    sprintf(desk, "%d hours", hours);
    puts(desk);
    /* exit() takes back what the living frames still hold. */
    leave("closing time");
    free(desk);
}

int main(void)
{
    char *key = strdup("front door");
    shift(8);
    free(key);
    return 0;
}
