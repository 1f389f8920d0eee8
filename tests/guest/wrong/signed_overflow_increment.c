#include <limits.h>
#include <stdio.h>

struct meter {
    int reading;
};

static void tick(struct meter *m)
{
    m->reading++; // expect: signed-overflow
}

int main(void)
{
    struct meter gas = { INT_MAX - 1 };
    tick(&gas);
    tick(&gas);
    puts(gas.reading == 0 ? "new" : "old");
    return 0;
}
