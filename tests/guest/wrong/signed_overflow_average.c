#include <stdio.h>

static int middle(int low, int high)
{
    return (low + high) / 2; // expect: signed-overflow
}

int main(void)
{
    printf("%d\n", middle(10, 20));
    puts(middle(1500000000, 1600000000) == 15 ? "same" : "moved");
    return 0;
}
