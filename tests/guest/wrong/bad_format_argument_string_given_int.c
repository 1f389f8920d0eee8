#include <stdio.h>

int main(void)
{
    int floor = 3;
    char lift[] = "left";
    printf("%s lift, floor %s\n", lift, floor); // expect: bad-format-argument
    return 0;
}
