#include <stdio.h>

int main(void)
{
    int floor = 3;
    char lift[] = "left";
    printf("%s lift, floor %d\n", lift, floor);
    return 0;
}
