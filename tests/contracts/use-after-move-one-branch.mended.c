/* Only heavy parcels are freed early; the label is printed for all. */
#include <stdio.h>
#include <stdlib.h>

struct parcel { int grams; };

static int ship(int grams)
{
    struct parcel *p = malloc(sizeof *p);
    if (!p)
        return -1;
    p->grams = grams;
    if (p->grams > 5000) {
        puts("too heavy");
        free(p);
        return -1;
    }
    int label = p->grams / 100;
    free(p);
    return label;
}

int main(void)
{
    return ship(6000) == 0;
}
