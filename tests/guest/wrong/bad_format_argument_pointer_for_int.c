#include <stdio.h>

int main(void)
{
    int count = 4;
    int *where = &count;
    printf("%d pieces\n", where); // expect: bad-format-argument
    return 0;
}
