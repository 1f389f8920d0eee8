#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    atomic_int *p = malloc(sizeof *p), bound[2];
    _Atomic(char *) text = malloc(4);
    int n = atomic_load(p); // found: uninitialised-read
    atomic_init(p, 3);
    ++*p;
    char bytes[12] = {0};
    n += atomic_fetch_add((atomic_int *)(bytes + 1 + (16 - (unsigned long)bytes % 16) % 4), 1); // found: misaligned-access
    free(atomic_exchange(&text, NULL));
    atomic_store(&bound[0], 2);
    bound[0] += 0x7fffffff; // found: signed-overflow
    atomic_fetch_add(&bound[0], 0x7fffffff);
    printf("%d %d %p\n", n, *p, (void *)text);
    free((void *)p);
    atomic_store(p, 1); // found: use-after-free
    return 0;
}
