#include <stdio.h>

int main(void)
{
    int home = 0;
    int shown = 0;

    home = home + 1;
    shown = home;
    home = home + 1;
    home = home + 1;

    printf("home %d  shown %d\n", home, shown);
    return 0;
}
