#include <stdio.h>

int main(void)
{
    int a = 1, b = 2;
    if (a = b) // expect: assignment-condition 11
        puts("same");
    while (a = 0) // expect: assignment-condition
        puts("never");
    for (a = 3; b = a; a--) // expect: assignment-condition
        puts("again");
    do {
        b--;
    } while (a = b); // expect: assignment-condition
    if (a > 1 && b < 3 || !a)
        puts("fine");
    return (a = 4) ? 0 : 1;
}
