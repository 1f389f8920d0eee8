/* A string literal belongs to nobody who could free it. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    (void)argv;
    char *mode = "fast";
    puts(mode);
    if (argc > 1)
        mode = "slow";
    return 0;
}
