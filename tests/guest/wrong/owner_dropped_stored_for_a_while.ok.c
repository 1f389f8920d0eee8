#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static owned char *current;

static void show(owns char *s)
{
    current = s;
    puts(current);
    free(current);
    current = NULL;
}

int main(void)
{
    char *s = strdup("now");
    if (!s)
        return 1;
    show(move(s));
    return 0;
}
