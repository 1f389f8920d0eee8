#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Looks at the paper.
static void read_it(const char *paper)
{
    printf("reading %s\n", paper);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 1;
    char *paper = strdup(argv[1]);
    if (paper == NULL)
        return 1;
    // --- your code starts here ---
    for (int i = 0; i < argv[2][0] - '0'; i++) {
        read_it(paper);
    }
    free(paper);
    // --- your code ends here ---
    return 0;
}
