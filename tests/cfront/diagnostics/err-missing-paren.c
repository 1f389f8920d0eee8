#include <stdio.h>

int main(void)
{
    int n = 3;
    if (n > 2 { // expect: expected
        puts("a");
    }
    puts("b"; // expect: expected
    while n > 0 { // expect: expected 10
        n--;
    }
    printf("%d\n", (n + 1); // expect: expected
    n = (n + 2)); // expect: unbalanced 16
    for (int i = 0; i < n; i++ // expect: expected
        puts("c");
    int m = (1 + 2)) * 3; // expect: unbalanced
    return n * (m - 1;  // expect: expected
}
