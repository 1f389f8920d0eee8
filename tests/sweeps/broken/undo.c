/* A text with a stack of what it was before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct editor { char *text; char **undo; size_t depth, room; };

static int change(struct editor *e, const char *text)
{
    if (e->depth == e->room) {
        size_t room = e->room + 2;
        char **more = realloc(e->undo, room * sizeof *more);
        if (!more)
            return -1;
        e->undo = more;
        e->room = room;
    }
    e->undo[e->depth++] = e->text;
    e->text = strdup(text); // broken: null-dereference
    return e->text ? 0 : -1;
}

static void undo(struct editor *e)
{
    free(e->text);
    e->text = e->undo[--e->depth];
}

int main(void)
{
    struct editor e = {.text = strdup("first")}; // broken: null-dereference
    int bad = change(&e, "second") | change(&e, "third") | change(&e, "fourth");
    undo(&e); // also where nothing was changed
    printf("%zu, %zu at first\n", strlen(e.text), strlen(e.undo[0]));
    free(e.text);
    for (size_t i = 0; i < e.depth; i++)
        free(e.undo[i]);
    free(e.undo);
    return bad != 0;
}
