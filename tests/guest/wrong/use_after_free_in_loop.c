#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *bucket = malloc(4 * sizeof *bucket);
    if (!bucket)
        return 1;
    for (int i = 0; i < 4; i++) {
        bucket[i] = i * i; // expect: use-after-free
        if (bucket[i] > 3)
            free(bucket);
    }
    return 0;
}
