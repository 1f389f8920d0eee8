#include <stdio.h>
#include <stdlib.h>

struct crumb {
    struct crumb *before;
    char room[100000];
};

static struct crumb *trail;

int main(void)
{
    for (int step = 0; step < 3; step++) {
        struct crumb *c = malloc(sizeof *c);
        if (!c)
            continue;
        c->before = trail;
        trail = c;
    }
    while (trail) {
        struct crumb *before = trail->before;
        free(trail);
        trail = before;
    }
    puts("home");
    return 0;
}
