#include <stdio.h>

int main(void)
{
    long unread[5] = {1, 2, 3, 4, 5};
    long *from = unread + 1, *to = unread + 4;
    printf("%td\n", to - from);
    return 0;
}
