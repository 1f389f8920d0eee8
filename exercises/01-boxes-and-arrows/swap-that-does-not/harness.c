#include <stdio.h>

void swap(int *home, int *away);

int main(void)
{
    int home, away;
    if (scanf("%d %d", &home, &away) != 2)
        return 1;

    printf("before: home %d  away %d\n", home, away);
    swap(&home, &away);
    printf("after:  home %d  away %d\n", home, away);

    int same = 7;
    swap(&same, &same);
    printf("one box with itself: %d\n", same);
    return 0;
}
