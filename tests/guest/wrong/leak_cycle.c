#include <stdio.h>
#include <stdlib.h>

struct dancer {
    int number;
    struct dancer *partner;
};

static struct dancer *dancer_new(int number)
{
    struct dancer *d = malloc(sizeof *d); // expect: leak
    if (!d)
        exit(1);
    d->number = number;
    d->partner = NULL;
    return d;
}

int main(void)
{
    struct dancer *a = dancer_new(1), *b = dancer_new(2);
    a->partner = b;
    b->partner = a;
    printf("%d dances with %d\n", a->number, a->partner->number);
    a = NULL;
    b = NULL;
    return 0;
}
