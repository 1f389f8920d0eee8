/* A ring of owners: pushed at one end, taken at the other. */
#include <stdlib.h>
#include <string.h>

enum { ROOM = 4 };
struct ring {
    char *slots[ROOM];
    unsigned head, tail;
};

static int ring_put(struct ring *r, char *text)
{
    if (r->tail - r->head == ROOM)
        return 0;
    r->slots[r->tail++ % ROOM] = text;
    return 1;
}

static char *ring_get(struct ring *r)
{
    return r->head == r->tail ? NULL : r->slots[r->head++ % ROOM];
}

int main(void)
{
    static struct ring r;
    for (int i = 0; i < 6; i++) {
        char *s = strdup("message");
        if (s && !ring_put(&r, s))
            free(s);
    }
    char *s;
    int n = 0;
    while ((s = ring_get(&r)) != NULL) {
        n++;
        free(s);
    }
    return n != ROOM;
}
