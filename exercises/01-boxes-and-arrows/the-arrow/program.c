#include <stdio.h>

int main(void)
{
    int home = 5;
    int away = 8;
    int *p = &home;
    *p = 6;
    p = &away;
    printf("home %d  away %d  at the arrow %d\n", home, away, *p);
    return 0;
}
