#include <stdio.h>

struct point { char layer; double x; char seen; };

int main(void)
{
    printf("%zu\n", sizeof(struct point));
    return 0;
}
