#include <stdio.h>

int lead(const int *home, const int *away);

int main(void)
{
    int home, away;
    if (scanf("%d %d", &home, &away) != 2)
        return 1;
    printf("lead %d\n", lead(&home, &away));
    printf("board %d %d\n", home, away);
    return 0;
}
