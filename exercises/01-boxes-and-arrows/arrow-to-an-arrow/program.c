#include <stdio.h>

void aim(int **arrow, int *target)
{
    *arrow = target;
}

int main(void)
{
    int home = 3;
    int away = 5;
    int *shown = &home;
    int *kept = shown;

    aim(&shown, &away);
    *shown = *shown + 1;

    printf("home %d  away %d  kept %d\n", home, away, *kept);
    return 0;
}
