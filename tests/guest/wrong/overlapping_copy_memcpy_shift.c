#include <stdio.h>
#include <string.h>

int main(void)
{
    int queue[6] = { 1, 2, 3, 4, 5, 6 };
    memcpy(queue, queue + 1, 5 * sizeof queue[0]); // expect: overlapping-copy
    queue[5] = 7;
    printf("%d\n", queue[5]);
    return 0;
}
