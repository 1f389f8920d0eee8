#include <stdio.h>

int main(void)
{
    long long light_year = 9460730472580800LL;
    long long galaxy = 1000;
    long long metres = light_year * galaxy; // expect: signed-overflow
    puts(metres == 1 ? "near" : "far");
    return 0;
}
