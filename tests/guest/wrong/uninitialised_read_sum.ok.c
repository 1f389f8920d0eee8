#include <stdio.h>

int main(void)
{
    int bills[3] = { 12, 30, 8 };
    unsigned total = 0;
    for (int i = 0; i < 3; i++)
        total += bills[i];
    printf("%s\n", total == 50 ? "fifty" : "something else");
    return 0;
}
