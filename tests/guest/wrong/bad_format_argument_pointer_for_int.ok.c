#include <stdio.h>

int main(void)
{
    int count = 4;
    int *where = &count;
    printf("%d pieces\n", *where);
    return 0;
}
