#include "dice.h"

#include <stdio.h>

int main(void)
{
    int sum = 0;
    for (int turn = 1; turn <= 6; turn++)
        sum += dice_points(turn);
    printf("%d\n", sum);
    return 0;
}
