/* A text with a stack of what it was before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct editor { char *text; char **undo; size_t depth, room; };

static int change(struct editor *e, const char *text)
{
    char *own = strdup(text);
    if (!own)
        return -1;
    if (e->depth == e->room) {
        size_t room = e->room + 2;
        char **more = realloc(e->undo, room * sizeof *more);
        if (!more) {
            free(own);
            return -1;
        }
        e->undo = more;
        e->room = room;
    }
    e->undo[e->depth++] = e->text;
    e->text = own;
    return 0;
}

static void undo(struct editor *e)
{
    if (!e->depth)
        return;
    free(e->text);
    e->text = e->undo[--e->depth];
}

int main(void)
{
    struct editor e = {.text = strdup("first")};
    if (!e.text)
        return 1;
    int bad = change(&e, "second") | change(&e, "third") | change(&e, "fourth");
    undo(&e);
    if (e.depth)
        printf("%zu, %zu at first\n", strlen(e.text), strlen(e.undo[0]));
    free(e.text);
    for (size_t i = 0; i < e.depth; i++)
        free(e.undo[i]);
    free(e.undo);
    return bad != 0;
}
