#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct obj { int refs, weak; char *text; };
static int alive, shells;

static struct obj *make(const char *s)
{
    struct obj *o = malloc(sizeof *o);
    *o = (struct obj){1, 0, strdup(s)};
    alive++, shells++;
    return o;
}
static void shell(struct obj *o)
{
    if (!o->refs && !o->weak) {
        free(o);
        shells--;
    }
}
static struct obj *hold(struct obj *o) { o->refs++; return o; }
static void drop(struct obj *o)
{
    if (o && --o->refs == 0) {
        free(o->text);
        o->text = NULL;
        alive--;
        shell(o);
    }
}
static struct obj *watch(struct obj *o) { o->weak++; return o; }
static struct obj *lock(struct obj *o) { return o->refs ? hold(o) : NULL; }
static void unwatch(struct obj *o) { o->weak--; shell(o); }

int main(void)
{
    struct obj *a = make("first"), *b = hold(a), *w = watch(a), *c = make("second"), *x = watch(c);
    drop(a);
    struct obj *l = lock(w);
    printf("%s %d %d\n", l ? l->text : "-", alive, shells);
    drop(l);
    drop(b);
    printf("%d %d %d\n", lock(w) == NULL, alive, shells);
    unwatch(x);
    unwatch(w);
    drop(c);
    drop(NULL);
    printf("%d %d\n", alive, shells);
    return 0;
}
