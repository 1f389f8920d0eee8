#include <stdio.h>
#include <stdlib.h>

struct n { struct n *next; int v; };

/* The classic with a pointer to the link that would have to change. */
static void insert(struct n **at, int v)
{
    while (*at && (*at)->v < v)
        at = &(*at)->next;
    struct n *x = malloc(sizeof *x);
    x->v = v;
    x->next = *at;
    *at = x;
}

static int erase_if(struct n **at, int (*f)(int))
{
    int gone = 0;
    while (*at)
        if (f((*at)->v)) {
            struct n *x = *at;
            *at = x->next;
            free(x);
            gone++;
        } else {
            at = &(*at)->next;
        }
    return gone;
}

static struct n *reverse(struct n *l)
{
    struct n *r = NULL;
    while (l) {
        struct n *next = l->next;
        l->next = r;
        r = l;
        l = next;
    }
    return r;
}

static struct n *merge(struct n *a, struct n *b)
{
    struct n *head, **tail = &head;
    for (; a && b; tail = &(*tail)->next) {
        struct n **from = a->v <= b->v ? &a : &b;
        *tail = *from;
        *from = (*from)->next;
    }
    *tail = a ? a : b;
    return head;
}

static int odd(int v) { return v & 1; }
static int any(int v) { (void)v; return 1; }
static void show(const struct n *l) { for (; l; l = l->next) printf("%d ", l->v); puts(""); }

int main(void)
{
    struct n *a = NULL, *b = NULL;
    for (int i = 0; i < 8; i++) {
        insert(&a, i * 5 % 8);
        insert(&b, i * i);
    }
    printf("%d\n", erase_if(&a, odd));
    a = merge(a, b);
    show(a);
    a = reverse(a);
    show(a);
    printf("%d ", erase_if(&a, any));
    printf("%d\n", a == NULL);
    return 0;
}
