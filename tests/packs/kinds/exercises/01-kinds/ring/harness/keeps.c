#include "ring.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    struct ring *r = ring_new((size_t)atoi(argv[1]));
    int readings = atoi(argv[2]);
    if (!r)
        return 1;
    for (int i = 1; i <= readings; i++)
        ring_add(r, i);
    printf("%zu:", ring_count(r));
    for (size_t i = 0; i < ring_count(r); i++)
        printf(" %d", ring_at(r, i));
    printf("\n");
    ring_free(r);
    return 0;
}
