#include <stdio.h>

struct hand {
    int cards[5];
    int count;
};

static void take(struct hand *h, int card)
{
    if (h->count < 5)
        h->cards[h->count++] = card;
}

int main(void)
{
    struct hand h = { .count = 0 };
    for (int card = 1; card <= 6; card++)
        take(&h, card);
    printf("%d cards\n", h.count);
    return 0;
}
