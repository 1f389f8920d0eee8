/* What strdup() gives is not kept by anybody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *shout(const char *word)
{
    char *loud = strdup(word);
    if (loud)
        loud[0] = (char)(loud[0] - 32);
    return loud;
}

int main(void)
{
    shout("hey"); //! owner-dropped
    puts("done");
    return 0;
}
