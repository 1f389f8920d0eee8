#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void announce(owns char *s)
{
    puts(s);
} // expect: owner-dropped

int main(void)
{
    char *s = strdup("hear");
    if (!s)
        return 1;
    announce(s);
    free(s);
    return 0;
}
