/* A block with a hidden header: the user's pointer is behind it, free goes back. */
#include <stddef.h>
#include <stdlib.h>
#include <stdio.h>

union header {
    size_t size;
    max_align_t align;
};

static size_t in_use;

static void *counted_alloc(size_t n)
{
    union header *h = malloc(sizeof *h + n);
    if (!h)
        return NULL;
    h->size = n;
    in_use += n;
    return h + 1;
}

static void counted_free(void *p)
{
    if (!p)
        return;
    union header *h = (union header *)p - 1;
    in_use -= h->size;
    free(h);
}

int main(void)
{
    int *a = counted_alloc(8 * sizeof *a);
    if (!a)
        return 1;
    a[7] = 1;
    printf("%zu\n", in_use);
    counted_free(a);
    return in_use != 0;
}
