#include <stdio.h>

// Does the last byte of a record fit those in front of it?
static int fits(const unsigned char *record, int n)
{
    // --- your code starts here ---
    unsigned char sum = 1;
    // --- your code ends here ---
    for (int i = 0; i < n - 1; i++)
        sum = (unsigned char)(sum + record[i]);
    return record[n - 1] == sum;
}

int main(int argc, char **argv)
{
    unsigned char good[4] = {7, 1, 2, 11}, bad[4] = {7, 1, 3, 11};
    unsigned char hole[4] = {0};
    if (argc > 1)
        good[0]++;
    printf("good %d, ", fits(good, 4));
    printf("hole %d, bad %d\n", fits(hole, 4), fits(bad, 4));
    return 0;
}
