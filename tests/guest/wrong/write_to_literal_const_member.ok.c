#include <stdio.h>

struct coin {
    const char *name;
    int cents;
};

static struct coin dime = { "dime", 10 };

int main(void)
{
    struct coin *c = (struct coin *)&dime;
    c->cents = 11;
    printf("%s\n", c->name);
    return 0;
}
