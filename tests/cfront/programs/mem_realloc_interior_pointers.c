#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Offsets survive a realloc, pointers are made anew from them. */
struct gap { char *buf; size_t at, end, size; };

static void grow(struct gap *g)
{
    size_t tail = g->size - g->end, size = g->size * 2;
    char *b = realloc(g->buf, size);
    memmove(b + size - tail, b + g->end, tail);
    g->buf = b;
    g->end = size - tail;
    g->size = size;
}

static void insert(struct gap *g, const char *s)
{
    for (; *s; s++) {
        if (g->at == g->end)
            grow(g);
        g->buf[g->at++] = *s;
    }
}

static void move(struct gap *g, int by)
{
    for (; by < 0; by++)
        g->buf[--g->end] = g->buf[--g->at];
    for (; by > 0; by--)
        g->buf[g->at++] = g->buf[g->end++];
}

static void show(const struct gap *g)
{
    printf("[%.*s|%.*s]\n", (int)g->at, g->buf, (int)(g->size - g->end), g->buf + g->end);
}

int main(void)
{
    struct gap g = {malloc(4), 0, 4, 4};
    insert(&g, "hello world");
    show(&g);
    move(&g, -5);
    insert(&g, "big ");
    show(&g);
    move(&g, -8);
    g.end += 3; /* deletes forward */
    insert(&g, "LONG TEXT ");
    move(&g, 4);
    g.at -= 2;  /* and backward */
    show(&g);
    free(g.buf);
    return 0;
}
