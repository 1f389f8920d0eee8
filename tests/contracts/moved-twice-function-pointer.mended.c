/* The callback's type says that it owns; the loop frees as well. */
#include <ownership.h>
#include <stdlib.h>

typedef void (*taker)(owns int *item);

static void deliver(taker take, int count)
{
    for (int i = 0; i < count; i++) {
        int *item = malloc(sizeof *item);
        if (!item)
            return;
        *item = i;
        take(item);
    }
}

static void eat(owns int *item)
{
    free(item);
}

int main(void)
{
    deliver(eat, 2);
    return 0;
}
