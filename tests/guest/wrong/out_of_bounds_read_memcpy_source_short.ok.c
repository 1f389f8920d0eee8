#include <stdio.h>
#include <string.h>

int main(void)
{
    int small[3] = { 1, 2, 3 };
    int large[6] = { 0 };
    memcpy(large, small, sizeof small);
    printf("%d\n", large[2]);
    return 0;
}
