#include <stdio.h>
#include <stdlib.h>

struct notice { int holders; };

static void put(struct notice *n)
{
    // --- your code starts here ---
    if (n->holders-- == 0)
        free(n);
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    int readers = argc > 1 ? argv[1][0] - '0' : 0;
    struct notice *n = calloc(1, sizeof *n);
    if (n == NULL)
        return 1;
    n->holders = 1 + readers;
    for (int i = 0; i < readers; i++)
        put(n);
    put(n);
    printf("read by %d\n", readers);
    return 0;
}
