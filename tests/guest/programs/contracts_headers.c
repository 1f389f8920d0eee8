#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
/* Blocks that begin before their pointer, pools that give what no malloc made, pointers hidden in
 * numbers, a text that owns itself. */
struct head { size_t length; };

static gives char *copy(borrows const char *s)
{
    char *c = strdup(s);
    if (!c)
        abort();
    return c;
}

static gives char *text_new(borrows const char *from)
{
    size_t n = strlen(from);
    struct head *h = malloc(sizeof *h + n + 1);
    if (!h)
        abort();
    h->length = n;
    memcpy(h + 1, from, n + 1);
    return (char *)(h + 1);
}

static void text_free(owns char *text) { free((struct head *)text - 1); }

static gives char *text_twice(owns char *text)
{
    size_t n = ((struct head *)text - 1)->length;
    struct head *h = realloc((struct head *)text - 1, sizeof *h + 2 * n + 1);
    if (!h)
        abort();
    h->length = 2 * n;
    memcpy((char *)(h + 1) + n, h + 1, n);
    ((char *)(h + 1))[2 * n] = 0;
    return (char *)(h + 1);
}

struct slot { struct slot *next; int n; };
static struct slot pool[4], *spare;

static gives nullable struct slot *slot_get(void)
{
    struct slot *s = spare;
    if (s)
        spare = s->next;
    return s;
}

static void slot_put(owns struct slot *s)
{
    s->next = spare;
    spare = s;
}

static uintptr_t hidden;

static void hide(owns char *p) { hidden = (uintptr_t)p | 1; }
static gives char *find(void)
{
    char *p = (char *)(hidden & ~(uintptr_t)1);
    hidden = 0;
    return p;
}

static uintptr_t as_number(owns char *p) { return (uintptr_t)p; }

struct pair { char *a, *b; };
static struct pair pair_of(owns char *a, owns char *b) { return (struct pair){a, b}; }

int main(void)
{
    char *t = text_twice(text_new("ab"));
    puts(t);
    text_free(t);
    for (int i = 0; i < 3; i++)
        pool[i].next = &pool[i + 1];
    spare = pool;
    struct slot *s = slot_get();
    if (s)
        slot_put(s);
    char *p = strdup("seen again");
    if (!p)
        abort();
    hide(p);
    p = find();
    puts(p);
    uintptr_t n = as_number(p);
    free((char *)n);
    struct pair two = pair_of(copy("a"), copy("b"));
    printf("%s%s\n", two.a, two.b);
    free(two.a);
    free(two.b);
    return 0;
}
