// caught-by: wrong-output
#include <stdio.h>
#include <stdlib.h>

static int row[8] = {2, 30, 31, 2, 99, 98, 0, 0};
static int used = 3; // the rest is of an older list

// The first price of the entry at `at`, or -1: no entry is there.
static int first_price(int at)
{
    // --- your code starts here ---
    if (at < 0 || at >= used)
    // --- your code ends here ---
        return -1;
    return row[at + 1];
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        printf("%d\n", first_price(atoi(argv[i])));
    return 0;
}
