#include <stdio.h>
#include <stdlib.h>

/* A small member is set, the whole union is copied, then the small member is read. */
union value { char c; short s; int i; double d; struct { int a; char tail[20]; } big; };
struct node { unsigned char kind; union value v; struct node *next; };

static struct node *add(struct node *list, int kind, union value v)
{
    struct node *n = malloc(sizeof *n);
    n->kind = (unsigned char)kind;
    n->v = v;
    n->next = list;
    return n;
}

static union value of_char(char c) { union value v; v.c = c; return v; }
static union value of_short(short s) { union value v; v.s = s; return v; }

int main(void)
{
    struct node *list = NULL;
    list = add(list, 'c', of_char('x'));
    list = add(list, 's', of_short(-3));
    list = add(list, 'd', (union value){.d = 1.5});
    union value w;
    w.big.a = 9;
    w.big.tail[3] = 't';
    list = add(list, 'b', w);
    while (list) {
        struct node *n = list;
        list = n->next;
        switch (n->kind) {
        case 'c': printf("%c ", n->v.c); break;
        case 's': printf("%d ", n->v.s); break;
        case 'd': printf("%g ", n->v.d); break;
        case 'b': printf("%d%c ", n->v.big.a, n->v.big.tail[3]); break;
        }
        free(n);
    }
    putchar('\n');
    return 0;
}
