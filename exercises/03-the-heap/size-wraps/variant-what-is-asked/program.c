#include <stdio.h>

int main(void)
{
    size_t n = 2305843009213693953;
    size_t bytes = n * 8;
    printf("%zu bytes\n", bytes);
    return 0;
}
