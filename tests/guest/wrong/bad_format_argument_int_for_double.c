#include <stdio.h>

int main(void)
{
    int won = 3, played = 4;
    printf("%.2f\n", won * 100 / played); // expect: bad-format-argument
    return 0;
}
