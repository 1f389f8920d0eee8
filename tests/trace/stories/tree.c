#include <stdlib.h>
#include <stdio.h>
struct t { int v; struct t *l, *r, *up; };
static struct t *ins(struct t *n, int v, struct t *up)
{
    if (!n) { n = calloc(1, sizeof *n); n->v = v; n->up = up; return n; }
    if (v < n->v) n->l = ins(n->l, v, n); else n->r = ins(n->r, v, n);
    return n;
}
static void drop(struct t *n)
{
    if (!n) return;
    drop(n->l);
    drop(n->r);
    free(n);
}
struct v { int *at; int len, room; };
static struct v vec;
static void vpush(struct v *v, int x)
{
    if (v->len == v->room) {
        v->room = v->room ? v->room * 2 : 1;
        v->at = realloc(v->at, v->room * sizeof *v->at);
    }
    v->at[v->len++] = x;
}
int main(void)
{
    struct t *root = NULL;
    int in[] = {5, 2, 8, 1};
    for (int i = 0; i < 4; i++) root = ins(root, in[i], NULL);
    for (int i = 0; i < 5; i++) vpush(&vec, i);
    char **names = malloc(2 * sizeof *names);
    names[0] = malloc(4); names[1] = malloc(4);
    sprintf(names[0], "ab");
    drop(root);
    return 0;
}
