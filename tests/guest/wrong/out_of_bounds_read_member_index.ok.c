#include <stdio.h>

struct match {
    int goals[2];
    int minutes;
};

int main(void)
{
    struct match final = { { 3, 1 }, 90 };
    int total = 0;
    for (int team = 0; team < 2; team++)
        total += final.goals[team];
    printf("%d goals in %d minutes\n", total, final.minutes);
    return 0;
}
