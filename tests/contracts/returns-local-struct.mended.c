/* The address of a local struct, through a pointer variable. */
#include <stdio.h>

struct date { int day, month; };

static struct date tomorrow(const struct date *today)
{
    struct date next = *today;
    struct date *result = &next;
    result->day++;
    return *result;
}

int main(void)
{
    struct date d = {1, 2};
    return tomorrow(&d).day != 2;
}
