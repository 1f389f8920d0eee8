#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void drop(owns char *s)
{
    free(s);
}

static void show(borrows const char *s)
{
    puts(s);
}

int main(void)
{
    char *s = strdup("x");
    if (!s)
        return 1;
    show(s);
    drop(s);
    return 0;
}
