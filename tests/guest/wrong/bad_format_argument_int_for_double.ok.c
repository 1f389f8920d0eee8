#include <stdio.h>

int main(void)
{
    int won = 3, played = 4;
    printf("%.2f\n", won * 100.0 / played);
    return 0;
}
