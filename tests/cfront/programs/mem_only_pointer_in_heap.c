#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The only pointer to a block lives inside another block, more than one level deep. */
struct inner { char *text; int *more; };
struct outer { struct inner *in[3]; struct outer *self; };

static struct outer *build(int n)
{
    struct outer *o = malloc(sizeof *o);
    o->self = o;
    for (int i = 0; i < 3; i++) {
        o->in[i] = malloc(sizeof **o->in);
        o->in[i]->text = malloc(16);
        snprintf(o->in[i]->text, 16, "text %d", n + i);
        o->in[i]->more = i == 1 ? malloc(2 * sizeof(int)) : NULL;
        if (o->in[i]->more)
            o->in[i]->more[1] = n;
    }
    return o;
}

static void drop(struct outer **po)
{
    struct outer *o = *po;
    for (int i = 3; i-- > 0;) {
        free(o->in[i]->more);
        free(o->in[i]->text);
        free(o->in[i]);
    }
    free(o->self);
    *po = NULL;
}

static struct outer *hidden; /* found again by another function */
static void stash(void) { hidden = build(100); }
static char *take(void)
{
    char *t = hidden->in[0]->text;
    hidden->in[0]->text = NULL;
    return t;
}

int main(void)
{
    struct outer ***chain = malloc(sizeof *chain);
    *chain = malloc(sizeof **chain);
    **chain = build(1);
    stash();
    char *mine = take();
    printf("%s %s %d\n", mine, (**chain)->in[2]->text, hidden->in[1]->more[1]);
    drop(&hidden);
    drop(*chain);
    printf("%d\n", **chain == NULL && !hidden);
    free(*chain);
    free(chain);
    free(mine);
    return 0;
}
