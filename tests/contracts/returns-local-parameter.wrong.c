/* A parameter is a local, too. */
#include <stdio.h>

static int *larger(int a, int b)
{
    if (a > b)
        return &a; //! returns-local
    return &b; //! returns-local
}

int main(void)
{
    int a = 3, b = 4;
    return larger(a, b) == NULL;
}
