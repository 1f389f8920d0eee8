#include <stdlib.h>

static void drop(char *p)
{
    free(p); // found: double-free
}

int main(void)
{
    char *p = malloc(10);
    drop(p);
    drop(p);
    return 0;
}
