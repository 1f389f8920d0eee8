// caught-by: assertion-failed
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

// The right one: a shelf for three. Who comes to a full one is refused.
static int shelf;

static int impl_add(void)
{
    if (shelf == 3)
        return -1;
    shelf++;
    return 0;
}

// Its model: one mark for each place.
static int taken[3];

static int model_add(void)
{
    // --- your code starts here ---
    for (int i = 0; i < 2; i++)
        if (!taken[i]) {
            taken[i] = 1;
            return 0;
        }
    return -1;
    // --- your code ends here ---
}

int main(int argc, char **argv)
{
    int times = argc > 1 ? atoi(argv[1]) : 0, refused = 0;
    for (int i = 0; i < times; i++) {
        int answer = impl_add();
        assert(model_add() == answer);
        refused += answer == -1;
    }
    int places = taken[0] + taken[1] + taken[2];
    assert(places == shelf);
    printf("%d taken, %d refused\n", places, refused);
    return 0;
}
