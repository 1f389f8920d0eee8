#include <stdio.h>
#include <stdlib.h>

struct button {
    int clicks;
    void (*on_click)(struct button *);
};

static void count(struct button *b)
{
    b->clicks++;
}

int main(void)
{
    struct button *ok = malloc(sizeof *ok);
    if (!ok)
        return 1;
    *ok = (struct button){ 0, count };
    ok->on_click(ok);
    printf("%d click\n", ok->clicks);
    ok->on_click(ok);
    free(ok);
    return 0;
}
