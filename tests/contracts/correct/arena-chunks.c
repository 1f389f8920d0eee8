/* An arena: what comes from it is never freed one by one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chunk {
    struct chunk *next;
    size_t used;
    char room[480];
};
struct arena {
    struct chunk *chunks;
};

static void *arena_get(struct arena *a, size_t n)
{
    n = (n + 15) & ~(size_t)15;
    if (n > sizeof a->chunks->room)
        return NULL;
    if (!a->chunks || sizeof a->chunks->room - a->chunks->used < n) {
        struct chunk *c = malloc(sizeof *c);
        if (!c)
            return NULL;
        c->next = a->chunks;
        c->used = 0;
        a->chunks = c;
    }
    void *at = a->chunks->room + a->chunks->used;
    a->chunks->used += n;
    return at;
}

static char *arena_copy(struct arena *a, const char *text)
{
    size_t n = strlen(text) + 1;
    char *at = arena_get(a, n);
    return at ? memcpy(at, text, n) : NULL;
}

static void arena_release(struct arena *a)
{
    struct chunk *c;
    while ((c = a->chunks)) {
        a->chunks = c->next;
        free(c);
    }
}

int main(void)
{
    struct arena a = {0};
    char *first = arena_copy(&a, "first"), *second = arena_copy(&a, "second");
    if (first && second)
        printf("%s %s\n", first, second);
    arena_release(&a);
    return 0;
}
