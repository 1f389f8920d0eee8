#include <stdio.h>

struct slot { int in_use; unsigned generation; };
struct handle { unsigned index, generation; };

static struct handle take(struct slot *s)
{
    s->in_use = 1;
    s->generation++;
    struct handle h = {0, s->generation};
    return h;
}

int main(void)
{
    struct slot desk = {0, 0};
    struct handle first = take(&desk);
    for (int i = 0; i < 2; i++) {
        desk.in_use = 0;
        take(&desk);
    }
    printf("%u %u\n", desk.generation, first.generation);
    return 0;
}
