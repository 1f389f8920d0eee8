#include <stdio.h>

struct channel {
    FILE *in, *out;
};

static void hang_up(struct channel *c)
{
    fclose(c->in);
    if (c->out != c->in)
        fclose(c->out);
}

int main(void)
{
    struct channel c;
    c.in = fopen("echo.txt", "w+");
    if (!c.in)
        return 1;
    c.out = c.in;
    fputs("hello?", c.out);
    hang_up(&c);
    return 0;
}
