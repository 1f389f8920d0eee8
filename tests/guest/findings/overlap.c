#include <string.h>

int main(void)
{
    char b[16] = "0123456789";
    memcpy(b + 1, b, 8); // found: overlapping-copy
    memmove(b + 1, b, 8);
    return 0;
}
