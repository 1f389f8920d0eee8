#include <stdio.h>

int main(void)
{
    int sold = 40;
    int total = 200;
    int share = 100 / (sold / total); // expect: division-by-zero
    printf("%d%%\n", share);
    return 0;
}
