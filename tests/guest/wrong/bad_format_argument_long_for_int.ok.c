#include <stdio.h>

int main(void)
{
    long people = 8100000000L;
    printf("%ld people\n", people);
    return 0;
}
