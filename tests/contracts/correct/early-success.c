/* The found node is handed on out of the loop; the others are freed. */
#include <stdlib.h>

struct chip {
    int id;
    struct chip *next;
};

static struct chip *keep_only(struct chip *all, int id)
{
    struct chip *kept = NULL;
    while (all) {
        struct chip *c = all;
        all = all->next;
        if (!kept && c->id == id) {
            kept = c;
            kept->next = NULL;
        } else {
            free(c);
        }
    }
    return kept;
}

int main(void)
{
    struct chip *all = NULL;
    for (int i = 0; i < 3; i++) {
        struct chip *c = malloc(sizeof *c);
        if (!c)
            break;
        *c = (struct chip){i, all};
        all = c;
    }
    struct chip *one = keep_only(all, 1);
    int good = one && one->id == 1;
    free(one);
    return !good;
}
