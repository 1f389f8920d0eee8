#include <stdio.h>

int main(void)
{
    unsigned long sum = 0;
    for (unsigned i = 9; i >= 0; i--) sum += i; // expect: step-limit
    printf("%lu\n", sum);
    return 0;
}
