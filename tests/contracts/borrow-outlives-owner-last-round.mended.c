/* prev points to the variable of the round before. */
#include <stdio.h>

int main(void)
{
    int climbs = 0;
    int prev = 0;
    for (int i = 0; i < 4; i++) {
        int height = i * i % 5;
        if (i > 0 && height > prev)
            climbs++;
        prev = height;
    }
    printf("%d\n", climbs);
    return 0;
}
