#include <stdio.h>

int main(void)
{
    const char *input = "twelve";
    int age;
    if (sscanf(input, "%d", &age) != 1)
        return 0;
    if (age >= 18)
        puts("adult");
    return 0;
}
