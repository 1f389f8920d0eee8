#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    FILE *own = fopen("own.conf", "r");
    if (own != NULL)
        fclose(own);
    // --- your code starts here ---
    errno = 0;
    long n = strtol(argv[1], NULL, 10);
    if (errno != 0)
    // --- your code ends here ---
        puts("too large");
    else
        printf("%ld\n", n);
    return argc == 2 ? 0 : 1;
}
