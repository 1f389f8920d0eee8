#include <stdio.h>

struct order { char kind; int count; char paid; };

int main(void)
{
    printf("%zu\n", sizeof(struct order));
    return 0;
}
