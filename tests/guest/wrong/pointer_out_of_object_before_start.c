#include <stdio.h>

/* Counts from 1, as people do. */
int main(void)
{
    int winners[3] = { 12, 7, 31 };
    int *from_one = winners - 1; // expect: pointer-out-of-object
    puts(from_one != NULL ? "ready" : "not ready");
    printf("%d\n", winners[0]);
    return 0;
}
