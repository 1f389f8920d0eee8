#include <stdio.h>

int main(void)
{
    int home = 1;
    int *booth = &home;
    int *referee = booth;

    *booth = 4;
    *referee = *referee + 1;

    printf("home %d  booth %d  referee %d\n", home, *booth, *referee);
    return 0;
}
