/* A block is lost when the call ends that had the only pointer to it, even where another call
 * finds that pointer in the place of a variable that it has not set yet. */
#include <stdio.h>
#include <stdlib.h>

static void *ask(size_t size)
{
    return malloc(size);
}

static int load(void)
{
    char *name = ask(16);
    if (name)
        return -1;
    return 0;
}

int main(void)
{
    printf("%d\n", load());
    printf("%d\n", load());
    return 0;
}
