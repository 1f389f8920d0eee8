#include "queue.h"

static int waiting[QUEUE_ROOM];
static int length;

int queue_put(int customer)
{
    if (length == QUEUE_ROOM)
        return 0;
    waiting[length++] = customer;
    return 1;
}

int queue_length(void)
{
    return length;
}
