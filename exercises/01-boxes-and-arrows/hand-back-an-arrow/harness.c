#include <stdbool.h>
#include <stdio.h>

bool leader(int *home, int *away, int **out);

int main(void)
{
    int home, away, nobody = -1;
    int *best = &nobody;
    if (scanf("%d %d", &home, &away) != 2)
        return 1;

    if (leader(&home, &away, &best)) {
        if (best == &nobody)
            printf("said yes, but did not move the arrow\n");
        else if (best == NULL)
            printf("said yes, but gave no arrow\n");
        else {
            printf("found the leader, who gets a bonus point\n");
            *best += 1;
        }
    } else if (best == &nobody) {
        printf("no leader, and the arrow was left alone\n");
    } else {
        printf("no leader, but the arrow was changed\n");
    }

    if (nobody != -1)
        printf("a box that is no score was written\n");
    printf("home %d  away %d\n", home, away);
    return 0;
}
