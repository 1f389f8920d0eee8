#include <stdio.h>
#include "fast.h"

int (*pointer(void))(int);

int main(void)
{
    int (*p)(int) = twice;
    printf("%d %d %d\n", twice(4), p(5), pointer()(6));
    printf("%d %d\n", p == pointer(), counted());
    printf("%d\n", counted());
    return 0;
}
