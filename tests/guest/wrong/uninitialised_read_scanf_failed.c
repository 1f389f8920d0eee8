#include <stdio.h>

int main(void)
{
    const char *input = "twelve";
    int age;
    sscanf(input, "%d", &age);
    if (age >= 18) // expect: uninitialised-read
        puts("adult");
    return 0;
}
