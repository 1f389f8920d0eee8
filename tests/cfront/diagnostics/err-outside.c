#include <stdio.h>

int n;
n = 4; // expect: outside-function 1
if (n) n = 3;

int main(void)
{
    return n;
}
