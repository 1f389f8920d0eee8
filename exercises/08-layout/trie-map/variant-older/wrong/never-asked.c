// caught-by: null-dereference
#include <stdio.h>
#include <stdlib.h>

struct slab {
    struct slab *older;
    int place[4];
};

static struct slab *newest;
static int used = 4;

static int *place_get(void)
{
    if (used == 4) {
        // --- your code starts here ---
        struct slab *s = malloc(sizeof *s);
        s->older = newest;
        newest = s;
        // --- your code ends here ---
        used = 0;
    }
    return &newest->place[used++];
}

int main(void)
{
    int n, had = 0;
    if (scanf("%d", &n) != 1)
        return 1;
    for (int *place; had < n && (place = place_get()) != NULL; had++)
        *place = had;
    printf("%d places\n", had);
    while (newest != NULL) {
        struct slab *s = newest;
        newest = s->older;
        free(s);
    }
    return had == n ? 0 : 1;
}
