#include <stdio.h>

void announce(int *home, int *away);

int *leader(int *home, int *away)
{
    if (*home > *away)
        return home;
    if (*away > *home)
        return away;
    return NULL;
}

int main(void)
{
    int home, away;
    if (scanf("%d %d", &home, &away) != 2)
        return 1;
    announce(&home, &away);
    return 0;
}
