#include <stdio.h>

struct ring {
    int items[4];
    int *read, *write;
    int count;
};

static void put(struct ring *r, int item)
{
    *r->write++ = item;
    if (r->write == r->items + 4)
        r->write = r->items;
    r->count++; // look 5
}

static int take(struct ring *r)
{
    int item = *r->read++;
    if (r->read == r->items + 4)
        r->read = r->items;
    r->count--;
    return item;
}

int main(void)
{
    static struct ring r;
    r.read = r.write = r.items;
    for (int i = 1; i <= 3; i++)
        put(&r, i * 10);
    int sum = take(&r) + take(&r);
    put(&r, 40); // look
    put(&r, 50);
    while (r.count)
        sum += take(&r);
    printf("%d\n", sum); // look
    return 0;
}
