#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void run(const char *command)
{
    if (strcmp(command, "help") == 0)
        puts("ask again later");
    else
        abort(); // expect: abort
}

int main(void)
{
    run("help");
    run("hlep");
    return 0;
}
