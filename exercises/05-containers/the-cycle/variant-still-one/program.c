#include <stdlib.h>

struct dancer { int holders; struct dancer *partner; };

int main(void)
{
    struct dancer *a = calloc(1, sizeof *a);
    struct dancer *b = calloc(1, sizeof *b);
    if (a == NULL || b == NULL)
        return 1;
    a->holders = 1;
    b->holders = 1;
    a->partner = b;
    b->holders++;
    b->partner = a;
    a->holders++;
    if (--a->holders == 0) free(a);
    if (--b->holders == 0) free(b);
    return 0;
}
