#include <stdio.h>

int main(void)
{
    int width = 65536, height = 32768;
    long area = (long)width * height;
    puts(area == 1 ? "a dot" : "a canvas");
    return 0;
}
