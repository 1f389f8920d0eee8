#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list { struct list *next; char name[]; };
struct stack { int *items; size_t len, room; };
typedef int (*compare)(const void *, const void *);

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static bool push(struct stack *s, int v)
{
    if (s->len == s->room) {
        size_t room = s->room ? 2 * s->room : 4;
        int *items = realloc(s->items, room * sizeof *items);
        if (!items)
            return false;
        s->items = items;
        s->room = room;
    }
    s->items[s->len++] = v;
    return true;
}

static char *copy(const char *s)
{
    size_t n = strlen(s) + 1;
    char *p = malloc(n);
    return p ? memcpy(p, s, n) : NULL;
}

static void add(struct list **l, const char *name)
{
    struct list *n = malloc(sizeof *n + strlen(name) + 1);
    if (!n)
        abort();
    strcpy(n->name, name);
    n->next = *l;
    *l = n;
}

static void drop(struct list **at)
{
    while (*at) {
        struct list *n = *at;
        *at = n->next;
        free(n);
    }
}

static uint32_t hash(const char *s)
{
    uint32_t h = 2166136261u;
    while (*s)
        h = (h ^ (unsigned char)*s++) * 16777619;
    return h;
}

static int number(const char *s, long *ret)
{
    char *end;
    errno = 0;
    long v = strtol(s, &end, 10);
    if (end == s || *end || errno == ERANGE)
        return -1;
    *ret = v;
    return 0;
}

int main(int argc, char *argv[])
{
    struct stack s = {0};
    struct list *l = NULL;
    compare c = by_value;
    long v;
    for (int i = 10; i-- > 0;)
        if (!push(&s, i))
            return EXIT_FAILURE;
    qsort(s.items, s.len, sizeof s.items[0], c);
    for (size_t i = s.len; i-- > 0;)
        printf("%d%c", s.items[i], i ? ' ' : '\n');
    for (char **a = argv; *a; a++)
        add(&l, *a);
    for (struct list *n = l; n; n = n->next)
        printf("%s %u\n", n->name, hash(n->name));
    drop(&l);
    char *text = copy("text");
    if (text && number(text, &v) == 0 && argc)
        printf("%ld\n", v);
    free(text);
    free(s.items);
    return EXIT_SUCCESS;
}
