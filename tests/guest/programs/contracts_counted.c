#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* Counted references: who asks for one more has a block of its own, and who ends
 * one of several drops nothing. */
struct shared { int owners; char text[12]; };
struct cache { struct shared *last; };

static gives struct shared *shared_new(borrows const char *text)
{
    struct shared *s = malloc(sizeof *s);
    if (!s)
        abort();
    s->owners = 1;
    snprintf(s->text, sizeof s->text, "%s", text);
    return s;
}

static gives struct shared *shared_get(borrows_mut struct shared *s)
{
    s->owners++;
    return s;
}

static void shared_put(owns nullable struct shared *s)
{
    if (s && --s->owners == 0)
        free(s);
}

static void remember(borrows_mut struct cache *c, owns struct shared *s)
{
    shared_put(c->last);
    c->last = s;
}

static void use(borrows_mut struct shared *s)
{
    struct shared *mine = shared_get(s);
    printf("%s %d\n", mine->text, mine->owners);
    shared_put(mine);
}

int main(void)
{
    static struct cache cache;
    for (int i = 0; i < 3; i++) {
        struct shared *s = shared_new(i == 1 ? "one" : "other");
        remember(&cache, shared_get(s));
        use(s);
        use(cache.last);
        shared_put(s);
    }
    shared_put(cache.last);
    return 0;
}
