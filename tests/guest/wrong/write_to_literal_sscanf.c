#include <stdio.h>

int main(void)
{
    char *unit = "....";
    int amount = 0;
    sscanf("15 kg", "%d %3s", &amount, unit); // expect: write-to-literal
    printf("%d %s\n", amount, unit);
    return 0;
}
