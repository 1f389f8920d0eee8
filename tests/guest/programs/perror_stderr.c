#include <errno.h>
#include <stdio.h>

int main(void)
{
    errno = ENOMEM;
    perror("malloc");
    perror(NULL);
    fprintf(stderr, "%s %d\n", "to stderr", 3);
    fputs("out\n", stdout);
    return 9;
}
