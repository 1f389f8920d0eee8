/* Printed, but neither freed, stored nor handed on. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void announce(owns char *text)
{
    printf("** %s **\n", text);
    free(text);
}

int main(void)
{
    char *text = strdup("sale");
    if (text)
        announce(text);
    return 0;
}
