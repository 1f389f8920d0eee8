/* The lowest bit of the address says what it is. */
#include <stdint.h>
#include <stdlib.h>

static uintptr_t tag(int *p, int mark)
{
    return (uintptr_t)p | (mark ? 1u : 0u);
}

static int *untag(uintptr_t t)
{
    return (int *)(t & ~(uintptr_t)1);
}

int main(void)
{
    int *p = malloc(sizeof *p);
    if (!p)
        return 1;
    *p = 11;
    uintptr_t t = tag(p, 1);
    int value = *untag(t);
    int marked = (int)(t & 1);
    free(untag(t));
    return value != 11 || !marked;
}
