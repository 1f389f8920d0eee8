#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void drop(owns char *s)
{
    free(s);
}

int main(void)
{
    char *s = strdup("x");
    if (!s)
        return 1;
    for (int i = 0; i < 1; i++)
        drop(s);
    return 0;
}
