#include <stdio.h>

static int numbers[4] = { 1, 2, 3, 4 };
static int first(void)
{
    return numbers[0];
}

int main(void)
{
    void *entry = numbers;
    int (*run)(void) = (int (*)(void))entry;
    printf("%d\n", run()); // expect: wild-pointer
    return 0;
}
