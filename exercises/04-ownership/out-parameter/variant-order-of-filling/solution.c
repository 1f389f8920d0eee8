#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

static must_use int twins(gives char **ret_a, gives char **ret_b)
{
    char *a = malloc(8);
    if (a == NULL)
        return -1;
    // --- your code starts here ---
    char *b = malloc(8);
    if (b == NULL) {
        free(a);
        return -1;
    }
    *ret_a = a;
    *ret_b = b;
    // --- your code ends here ---
    return 0;
}

int main(void)
{
    char *one, *two;
    if (twins(&one, &two) != 0) {
        puts("none");
        return 0;
    }
    one[0] = two[0] = 'x';
    puts("both");
    free(one);
    free(two);
    return 0;
}
