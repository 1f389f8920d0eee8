#include <stdio.h>

struct hand {
    int cards[5];
    int count;
};

static void take(struct hand *h, int card)
{
    h->cards[h->count] = card; // expect: out-of-bounds-write
    h->count++;
}

int main(void)
{
    struct hand h = { .count = 0 };
    for (int card = 1; card <= 6; card++)
        take(&h, card);
    printf("%d cards\n", h.count);
    return 0;
}
