#include <assert.h>
#include <stdio.h>

struct buffer {
    int used, room;
};

static void put(struct buffer *b)
{
    b->used++;
    assert(b->used <= b->room); // expect: assertion-failed
}

int main(void)
{
    struct buffer b = { 0, 3 };
    for (int i = 0; i < 5; i++)
        put(&b);
    printf("%d\n", b.used);
    return 0;
}
