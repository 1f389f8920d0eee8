#include <stdio.h>

int main(void)
{
    int i, n = 3;
    if (n > 2); // expect: empty-body 15
        puts("big");
    if (n == 1); // expect: empty-body
    {
        puts("one");
    }
    for (i = 0; i < n; i++); // expect: empty-body 28
        puts("again");
    for (i = 0; i < n; i++); // expect: empty-body
    {
        puts("again");
    }
    while (n-- > 0); // expect: empty-body
    {
        puts("down");
    }
    if (n)
        puts("n");
    else; // expect: empty-body 9
        puts("not n");
    return 0;
}
