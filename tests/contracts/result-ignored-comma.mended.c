/* The comma throws the left result away. */
#include <ownership.h>
#include <stdio.h>

must_use static int lower_gate(int height)
{
    return height > 0;
}

int main(void)
{
    int height = 3;
    int rounds;
    for (rounds = 0; height > 0 && lower_gate(height); height--)
        rounds++;
    printf("%d\n", rounds);
    return 0;
}
