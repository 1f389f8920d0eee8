/* The default option lives in an inner block. */
#include <stdio.h>
#include <string.h>

struct option { const char *name; int value; };

static int value_of(int argc, char **argv)
{
    const struct option *chosen;
    if (argc > 1) {
        struct option given = {argv[1], (int)strlen(argv[1])};
        chosen = &given;
    } else {
        static const struct option none = {"none", 0};
        chosen = &none;
    }
    return chosen->value; //! borrow-outlives-owner
}

int main(int argc, char **argv)
{
    return value_of(argc, argv);
}
