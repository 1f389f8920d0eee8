// caught-by: null-dereference
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person {
    char *name;
};

int main(int argc, char **argv)
{
    if (argc < 2)
        return 1;
    struct person a = {strdup(argv[1])};
    if (a.name == NULL)
        return 1;
    // --- your code starts here ---
    struct person b = a;
    a.name = NULL;
    // --- your code ends here ---
    a.name[0] = 'A' + (a.name[0] - 'a');
    if (b.name != NULL)
        printf("%s, %s\n", a.name, b.name);
    free(a.name);
    free(b.name);
    return 0;
}
