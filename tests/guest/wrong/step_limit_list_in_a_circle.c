#include <stdio.h>
#include <stddef.h>

struct bead {
    int colour;
    struct bead *next;
};

static int last_colour(struct bead *b)
{
    while (b->next) b = b->next; // expect: step-limit
    return b->colour;
}

int main(void)
{
    struct bead red = { 1, NULL }, green = { 2, &red }, blue = { 3, &green };
    red.next = &blue;
    printf("%d\n", last_colour(&blue));
    return 0;
}
