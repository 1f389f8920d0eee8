#include <stdio.h>

int main(void)
{
    unsigned char wire[2] = {2, 1};
    int big = wire[0] << 8 | wire[1];
    int little = wire[1] << 8 | wire[0];
    printf("%d %d\n", big, little);
    return 0;
}
