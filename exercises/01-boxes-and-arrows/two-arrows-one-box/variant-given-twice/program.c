#include <stdio.h>

static void pour(int *from, int *into)
{
    *into = *into + *from;
    *from = 0;
}

int main(void)
{
    int jar = 10;
    pour(&jar, &jar);
    printf("%d\n", jar);
    return 0;
}
