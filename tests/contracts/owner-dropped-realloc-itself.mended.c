/* p = realloc(p, ...): when it fails, the old block is lost. */
#include <stdlib.h>

static int *grow(int *numbers, size_t count)
{
    int *copy = numbers;
    if (!copy)
        copy = malloc(4 * sizeof *copy);
    if (!copy)
        return NULL;
    int *larger = realloc(copy, count * sizeof *copy);
    if (!larger)
        free(copy);
    return larger;
}

int main(void)
{
    int *numbers = grow(NULL, 10);
    free(numbers);
    return 0;
}
