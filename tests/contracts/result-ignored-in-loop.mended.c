/* One of many may fail. */
#include <ownership.h>
#include <stdbool.h>
#include <stdio.h>

must_use static bool send_one(int packet)
{
    return packet % 7 != 0;
}

int main(void)
{
    int lost = 0;
    for (int i = 1; i < 10; i++)
        lost += !send_one(i);
    printf("%d\n", lost);
    return 0;
}
