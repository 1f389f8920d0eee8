#include <stdio.h>

int main(void)
{
    int n = 3;
    if (n > 2)
        puts("big");
        puts("very big"); // expect: misleading-indentation 9
    for (int i = 0; i < n; i++)
        puts("a");
        n--; // expect: misleading-indentation
    while (n > 0)
        n--;
        puts("b"); // expect: misleading-indentation
    if (n)
        puts("c");
    else
        puts("d");
        puts("e"); // expect: misleading-indentation
    return 0;
}
