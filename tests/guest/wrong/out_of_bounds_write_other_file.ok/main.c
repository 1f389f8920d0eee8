#include "queue.h"

#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 5; i++)
        queue_put(i);
    printf("%d waiting\n", queue_length());
    return 0;
}
