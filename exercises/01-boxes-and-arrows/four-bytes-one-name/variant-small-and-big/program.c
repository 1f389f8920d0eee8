#include <stdio.h>

int main(void)
{
    int coins = 3;
    int people = 1000000;
    printf("%zu %zu\n", sizeof coins, sizeof people);
    return coins > people;
}
