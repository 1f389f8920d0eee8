#include "weather.h"

#include <stdio.h>

int main(void)
{
    for (int d = 0; d < 7; d++)
        printf("day %d: %d\n", d, forecast(d));
    return 0;
}
