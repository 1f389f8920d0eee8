#include <stdlib.h>

static int global;

int main(void)
{
    int local = 0;
    char *p = malloc(8);
    free(&local); // found: invalid-free
    free(&global); // found: invalid-free
    free(p + 1); // found: invalid-free
    free((void *)(long)local);
    free("text"); // found: invalid-free
    free(p);
    return 0;
}
