#include <stdio.h>

static int area(const int *width, const int *height)
{
    int w = *width;
    return w * (*height & 7); // expect: uninitialised-read
}

int main(void)
{
    int width = 3, height;
    printf("%d\n", area(&width, &height) >= 0);
    return 0;
}
