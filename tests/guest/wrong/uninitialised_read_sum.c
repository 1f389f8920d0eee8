#include <stdio.h>

int main(void)
{
    int bills[3] = { 12, 30, 8 };
    unsigned total;
    for (int i = 0; i < 3; i++)
        total += bills[i]; // expect: uninitialised-read
    printf("%s\n", total == 50 ? "fifty" : "something else");
    return 0;
}
