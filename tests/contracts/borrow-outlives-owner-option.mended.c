/* The default option lives in an inner block. */
#include <stdio.h>
#include <string.h>

struct option { const char *name; int value; };

static int value_of(int argc, char **argv)
{
    const struct option *chosen;
    struct option given = {"none", 0};
    if (argc > 1)
        given = (struct option){argv[1], (int)strlen(argv[1])};
    chosen = &given;
    return chosen->value;
}

int main(int argc, char **argv)
{
    return value_of(argc, argv);
}
