/* move() of <ownership.h>: the value, and NULL behind it, whatever place it is. Its operand is
 * evaluated once. */
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { owned char *name; owned struct node *next; borrows struct node *up; };
struct list { owned struct node *head, **last; int count; };

static owned char *kept;
static _Thread_local char *apart;

static gives char *copy(borrows const char *s)
{
    char *p = malloc(strlen(s) + 1);
    if (!p)
        exit(1);
    strcpy(p, s);
    return p;
}

static void keep(owns nullable char *s)
{
    free(kept);
    kept = s;
}

static void push(borrows_mut struct list *l, owns char *name)
{
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        exit(1);
    n->name = move(name);
    n->next = move(l->head);
    l->head = move(n);
    l->count += name == NULL && n == NULL;
}

static gives nullable char *pop(borrows_mut struct list *l)
{
    struct node *n = move(l->head);
    if (!n)
        return NULL;
    l->head = move(n->next);
    char *name = move(n->name);
    free(n);
    return name;
}

static int calls;
static char **place(char **p)
{
    calls++;
    return p;
}

struct __attribute__((packed)) odd { char c; char *p; };

static owned char *volatile shared;

static void swap(char **a, char **b)
{
    char *t = move(*a);
    *a = move(*b);
    *b = move(t);
    printf("%d\n", t == NULL);
}

int main(void)
{
    struct list l = {0};
    push(&l, copy("one"));
    push(&l, copy("two"));
    for (char *s; (s = pop(&l)) != NULL; free(s))
        printf("%s %d\n", s, l.count);

    char *a[3] = {copy("a"), copy("b"), copy("c")}, *p = copy("p");
    int i = 0;
    char *b = move(a[i++]);
    printf("%s %d %d\n", b, i, a[0] == NULL);
    free(b);
    free(move(a[i++]));
    free(move(*(a + i)));
    printf("%d %d %d\n", i, a[1] == NULL, a[2] == NULL);
    keep(move(p));
    keep(move(p));
    printf("%d\n", kept == NULL);

    char *q = copy("q");
    char *r = move(*place(&q));
    printf("%d %d %s\n", calls, q == NULL, r);
    swap(&q, &r);
    printf("%s %d\n", q, r == NULL);
    struct odd o = {'x', move(q)};
    char *s = move(o.p);
    printf("%c %d %s %d\n", o.c, o.p == NULL, s, move(q) == NULL);

    apart = move(s);
    char *t = apart ? move(apart) : copy("none");
    printf("%s %d\n", t, apart == NULL);
    const char *view = move(t);
    printf("%s\n", view);
    shared = NULL;
    free((char *)view);
    (void)move(shared);
    struct node *n = calloc(1, sizeof *n), *also = n;
    if (!n)
        return 1;
    n->next = calloc(1, sizeof *n);
    struct node *m = move(n->next);
    printf("%d\n", n->next == NULL && m->next == NULL);
    free(move(m));
    printf("%d\n", m == NULL && move(n)->name == NULL && n == NULL);
    free(also);
    return 0;
}
