#include "subject.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 3 };

struct cabinet {
    char *paper[ROOM];
    int count;
};

struct cabinet *cabinet_open(void)
{
    return calloc(1, sizeof(struct cabinet));
}

int cabinet_put(struct cabinet *c, char *paper)
{
    if (c->count == ROOM) {
        free(paper);
        return -1;
    }
    c->paper[c->count++] = paper;
    return 0;
}

const char *cabinet_look(const struct cabinet *c)
{
    return c->count > 0 ? c->paper[c->count - 1] : NULL;
}

char *cabinet_take(struct cabinet *c)
{
    if (c->count == 0)
        return NULL;
    char *paper = c->paper[--c->count];
    c->paper[c->count] = NULL; // it is out
    return paper;
}

void cabinet_close(struct cabinet *c)
{
    for (int i = 0; i < c->count; i++)
        free(c->paper[i]);
    free(c);
}
