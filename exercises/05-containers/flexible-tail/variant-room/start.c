#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct badge { int number; char name[]; };

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "";
    // --- your code starts here ---
    struct badge *b = malloc(sizeof *b);
    // --- your code ends here ---
    if (b == NULL)
        return 1;
    strcpy(b->name, name);
    puts(b->name);
    free(b);
    return 0;
}
