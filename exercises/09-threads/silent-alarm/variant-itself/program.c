#include <stddef.h>

struct alarm { int number; struct alarm *next; };

static struct alarm *first;

static void put(struct alarm *a)
{
    a->next = first;
    first = a;
}

int main(void)
{
    struct alarm overload = {7, NULL};
    put(&overload);
    put(&overload);
    return 0;
}
