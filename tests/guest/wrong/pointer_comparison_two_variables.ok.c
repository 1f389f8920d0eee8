#include <stdio.h>

static void longer(int *home, int *away, int **out)
{
    *out = *home > *away ? home : away;
}

int main(void)
{
    int home = 2, away = 3, *out;
    longer(&home, &away, &out);
    printf("%d\n", out == &home || out == &away);
    return 0;
}
