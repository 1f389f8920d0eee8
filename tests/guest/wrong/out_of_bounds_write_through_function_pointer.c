#include <stdio.h>

struct tape {
    unsigned char cell[4];
    int head;
};

static void right(struct tape *t) { t->head++; }
static void mark(struct tape *t)
{
    t->cell[t->head] = 1; // expect: out-of-bounds-write
}

int main(void)
{
    void (*program[])(struct tape *) = { mark, right, right, right, mark, right, mark };
    struct tape t = { { 0 }, 0 };
    size_t steps = sizeof program / sizeof program[0];
    for (size_t i = 0; i < steps; i++)
        program[i](&t);
    printf("%d %d\n", t.cell[0], t.cell[3]);
    return 0;
}
