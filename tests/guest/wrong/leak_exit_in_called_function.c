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
    char *desk = malloc(16); // expect: leak
    if (!desk)
        return;
    sprintf(desk, "%d hours", hours);
    puts(desk);
    desk = NULL; // lost
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
