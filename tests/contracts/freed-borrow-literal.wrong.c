/* A string literal belongs to nobody who could free it. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    (void)argv;
    char *mode = "fast";
    if (argc > 1)
        mode = "slow";
    puts(mode);
    free(mode); //! freed-borrow
    return 0;
}
