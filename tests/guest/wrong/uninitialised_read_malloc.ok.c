#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    unsigned *votes = calloc(4, sizeof *votes);
    if (!votes)
        return 1;
    votes[0] = votes[1] = votes[3] = 5;
    votes[2]++;
    printf("%u\n", votes[0] + votes[3]);
    free(votes);
    return 0;
}
