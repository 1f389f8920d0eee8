#include <stdio.h>
#include <stdlib.h>

/* A treap with parent pointers: split by rotation, walked in order without a stack. */
struct n { struct n *l, *r, *up; unsigned prio; int key; };

static unsigned seed = 12345;
static unsigned next(void) { return seed = seed * 1103515245u + 12345u; }

static void replace(struct n **root, struct n *old, struct n *with)
{
    if (!old->up) *root = with;
    else if (old->up->l == old) old->up->l = with;
    else old->up->r = with;
    if (with)
        with->up = old->up;
}
static void lift(struct n **root, struct n *x)
{
    struct n *p = x->up;
    replace(root, p, x);
    p->up = x;
    if (p->l == x) {
        if ((p->l = x->r)) p->l->up = p;
        x->r = p;
    } else {
        if ((p->r = x->l)) p->r->up = p;
        x->l = p;
    }
}
static void insert(struct n **root, int key)
{
    struct n *x = malloc(sizeof *x), *up = NULL, **at = root;
    while (*at)
        up = *at, at = key < up->key ? &up->l : &up->r;
    *x = (struct n){.up = up, .prio = next() >> 8, .key = key};
    *at = x;
    while (x->up && x->up->prio < x->prio)
        lift(root, x);
}
static void erase(struct n **root, struct n *x)
{
    while (x->l || x->r)
        lift(root, !x->l || (x->r && x->r->prio > x->l->prio) ? x->r : x->l);
    replace(root, x, NULL);
    free(x);
}
static struct n *first(struct n *t) { while (t && t->l) t = t->l; return t; }
static struct n *succ(struct n *t)
{
    if (t->r)
        return first(t->r);
    while (t->up && t->up->r == t)
        t = t->up;
    return t->up;
}

int main(void)
{
    struct n *root = NULL;
    for (int i = 0; i < 50; i++)
        insert(&root, i * 17 % 50);
    for (struct n *x = first(root), *s; x; x = s) {
        s = succ(x);
        if (x->key % 3)
            erase(&root, x);
    }
    int good = 1;
    for (struct n *x = first(root); x; x = succ(x)) {
        printf("%d ", x->key);
        good &= (!x->l || x->l->up == x) && (!x->up || x->up->prio >= x->prio);
    }
    printf("| %d\n", good);
    while (root)
        erase(&root, root);
    return 0;
}
