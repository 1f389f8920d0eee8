#include <stdio.h>

int main(void)
{
    long people = 8100000000L;
    printf("%d people\n", people); // expect: bad-format-argument
    return 0;
}
