// caught-by: double-free
#include <stdio.h>
#include <stdlib.h>

struct book { int shelf; };

int main(int argc, char **argv)
{
    struct book *b = malloc(sizeof *b);
    if (b == NULL)
        return 1;
    b->shelf = argc > 1 ? argv[1][0] - '0' : 0;
    const int *shelf = &b->shelf;
    // --- your code starts here ---
    printf("back on shelf %d\n", *shelf);
    free(b);
    free(b);
    // --- your code ends here ---
    return 0;
}
