#include <stdio.h>

struct place {
    struct place *next;
};

static struct place room[3];
static struct place *first;

static void put(struct place *p)
{
    p->next = first;
    first = p;
}

int main(void)
{
    first = &room[2];
    put(&room[0]);
    put(&room[1]);
    printf("%d\n", first != NULL);
    return 0;
}
