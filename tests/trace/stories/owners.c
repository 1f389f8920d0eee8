#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct node { int v; struct node *next, *prev; };
struct list { struct node *head, *tail; int n; };
static void push(struct list *l, int v)
{
    struct node *n = calloc(1, sizeof *n);
    n->v = v;
    n->next = l->head;
    if (l->head)
        l->head->prev = n;
    else
        l->tail = n;
    l->head = n;
    l->n++;
}
static int *bad(void)
{
    int x = 7;
    int *p = &x;
    return p;
}
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
int main(void)
{
    struct list l = {0};
    push(&l, 1);
    push(&l, 2);
    push(&l, 3);
    int a = 1, b = 2;
    swap(&a, &b);
    int *v = malloc(2 * sizeof *v), *e = &v[1];
    v[0] = 10; v[1] = 20;
    v = realloc(v, 4 * sizeof *v);
    char *s = strdup("hello");
    char t[8];
    strcpy(t, s);
    s = NULL;
    int *q = bad();
    const char *lit = "literal";
    for (struct node *n = l.head; n;) {
        struct node *next = n->next;
        free(n);
        n = next;
    }
    free(v);
    return q == NULL;
}
