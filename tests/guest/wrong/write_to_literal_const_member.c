#include <stdio.h>

struct coin {
    const char *name;
    int cents;
};

static const struct coin dime = { "dime", 10 };

int main(void)
{
    struct coin *c = (struct coin *)&dime;
    c->cents = 11; // expect: write-to-literal
    printf("%s\n", c->name);
    return 0;
}
