#include <stdio.h>

union value {
    long number;
    const char *text;
};

struct cell {
    int is_text;
    union value v;
};

static void show(const struct cell *c)
{
    if (c->is_text)
        printf("%s\n", c->v.text); // expect: wild-pointer
    else
        printf("%ld\n", c->v.number);
}

int main(void)
{
    struct cell sheet[2] = { { .is_text = 1, .v.text = "income" } };
    sheet[1].is_text = 1;
    sheet[1].v.number = 2000000000000;
    show(&sheet[0]);
    show(&sheet[1]);
    return 0;
}
