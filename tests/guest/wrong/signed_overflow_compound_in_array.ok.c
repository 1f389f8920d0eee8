#include <stdio.h>

int main(void)
{
    int account[2] = { 2000000000, 500 };
    int *from = &account[0];
    account[0] += 100000000;
    puts(*from == 500 ? "poor" : "rich");
    return 0;
}
