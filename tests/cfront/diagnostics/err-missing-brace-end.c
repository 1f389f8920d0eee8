#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 3; i++) {
        puts("a");
    return 0;
} // expect: unexpected-end
