/* A table of functions, and an object that frees itself through it. */
#include <stdio.h>
#include <stdlib.h>

struct stream;
struct methods {
    int (*next)(struct stream *s);
    void (*close)(struct stream *s);
};
struct stream {
    const struct methods *methods;
};
struct counter {
    struct stream base;
    int at, end;
};

static int counter_next(struct stream *s)
{
    struct counter *c = (struct counter *)s;
    return c->at < c->end ? c->at++ : -1;
}

static void counter_close(struct stream *s)
{
    free((struct counter *)s);
}

static const struct methods counter_methods = {counter_next, counter_close};

static struct stream *counter_open(int end)
{
    struct counter *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    c->base.methods = &counter_methods;
    c->at = 0;
    c->end = end;
    return &c->base;
}

int main(void)
{
    struct stream *s = counter_open(3);
    if (!s)
        return 1;
    int n, sum = 0;
    while ((n = s->methods->next(s)) >= 0)
        sum += n;
    s->methods->close(s);
    printf("%d\n", sum);
    return 0;
}
