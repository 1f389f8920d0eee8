/* getenv() lends; the environment is not ours to free. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *home = getenv("HOME");
    if (home) {
        puts(home);
    }
    return 0;
}
