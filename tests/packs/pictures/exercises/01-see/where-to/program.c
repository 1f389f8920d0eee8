#include <stdlib.h>

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
    int *box = malloc(sizeof *box);

    aim(&shown, &away);
    free(box);
    return 0;
}
