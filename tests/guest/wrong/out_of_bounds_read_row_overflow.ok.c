#include <stdio.h>

int main(void)
{
    int seats[3][4] = { { 1, 0, 0, 1 }, { 0, 1, 1, 0 }, { 1, 1, 1, 1 } };
    int taken = 0;
    for (int s = 0; s < 4; s++)
        taken += seats[1][s];
    printf("row 1: %d taken\n", taken);
    return 0;
}
