#include <stdio.h>

struct city {
    const char *name;
    int people;
};

int main(void)
{
    struct city map[2] = { { "Bern", 134000 }, { "Graz", 292000 } };
    const struct city *c = map;
    for (int i = 0; i < 3; i++)
        printf("%d\n", c[i].people); // expect: out-of-bounds-read
    return 0;
}
