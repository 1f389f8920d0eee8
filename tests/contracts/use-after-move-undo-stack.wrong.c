/* An editor's undo: the entry is looked at after it was freed.
 * Changed when the checker read it: edit_free() forgot what e->older owns. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct edit { int at; owned char *removed; owned nullable struct edit *older; };
struct history { owned nullable struct edit *newest; int depth; };

static void edit_free(owns nullable struct edit *e)
{
    while (e) {
        struct edit *older = e->older;
        free(e->removed);
        free(e);
        e = older;
    }
}

static int history_push(borrows_mut struct history *h, int at, borrows const char *removed)
{
    struct edit *e = malloc(sizeof *e);
    char *copy = strdup(removed);
    if (!e || !copy) {
        free(e);
        free(copy);
        return -1;
    }
    e->at = at;
    e->removed = copy;
    e->older = h->newest;
    h->newest = e;
    h->depth++;
    return 0;
}

static int history_undo(borrows_mut struct history *h)
{
    struct edit *e = h->newest;
    if (!e)
        return -1;
    h->newest = move(e->older);
    h->depth--;
    edit_free(e);
    return e->at; //! use-after-move
}

int main(void)
{
    struct history h = {NULL, 0};
    if (history_push(&h, 3, "abc") == 0)
        printf("%d\n", history_undo(&h));
    while (h.newest)
        history_undo(&h);
    return 0;
}
