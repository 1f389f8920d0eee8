#include <stdio.h>

int main(void)
{
    int account[2] = { 2000000000, 500 };
    int *from = &account[0];
    account[0] += 2000000000; // expect: signed-overflow
    puts(*from == 500 ? "poor" : "rich");
    return 0;
}
