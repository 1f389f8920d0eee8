#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Blocks begin at a multiple of 16: keep the address in four bits less. */
static uintptr_t pack(void *p)
{
    return (uintptr_t)p / 16;
}

static void *unpack(uintptr_t small)
{
    return (void *)small;
}

int main(void)
{
    char *letter = malloc(16);
    if (!letter)
        return 1;
    *letter = 'q';
    uintptr_t handle = pack(letter);
    char *again = unpack(handle);
    printf("%c\n", *again); // expect: wild-pointer
    free(letter);
    return 0;
}
