#include <stdio.h>

/* Jumps into blocks, past initialisers: those objects exist but hold no value. */
static int into(int way)
{
    int r = 0;
    switch (way) {
    case 0: goto in_if;
    case 1: goto in_else;
    case 2: goto in_loop;
    case 3: goto in_block;
    }
    if (r) {
    in_if:
        r += 1;
    } else {
    in_else:
        r += 10;
    }
    for (int i = 0; i < 3; i++) {
        r += 100;
        if (way == 9) {
        in_loop:
            i = 2;
            r += 1000;
        }
    }
    {
        int x = 5;
        r += x;
    in_block:
        x = 7;
        r += x;
    }
    return r;
}

static int two_ways(int n)
{
    int seen = 0;
    if (n)
        goto middle;
    while (seen < 30) {
        seen += 10;
    middle:
        seen++;
    }
    return seen;
}

int main(void)
{
    printf("%d %d %d %d %d\n", into(0), into(1), into(2), into(3), into(4));
    printf("%d %d\n", two_ways(0), two_ways(1));
    return 0;
}
