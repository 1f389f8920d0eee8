#include <stdio.h>

int league_points(int won, int drawn)
{
    int points;
    points += won * 3;
    points += drawn;
    return points;
}

int main(void)
{
    printf("%d points\n", league_points(2, 1));
    return 0;
}
