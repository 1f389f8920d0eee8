#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    long *visits = calloc(1, 6);
    if (!visits)
        return 1;
    long total = 0;
    for (int day = 0; day < 6; day++)
        total += visits[day]; // expect: out-of-bounds-read
    printf("%ld\n", total);
    free(visits);
    return 0;
}
