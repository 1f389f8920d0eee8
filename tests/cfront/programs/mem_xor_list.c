#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>

/* Each node holds the exclusive or of its neighbours: no plain pointer to most of them. */
struct node { int v; uintptr_t both; };

static struct node *step(struct node *prev, struct node *at) { return (struct node *)(at->both ^ (uintptr_t)prev); }

static struct node *push(struct node *head, int v)
{
    struct node *n = malloc(sizeof *n);
    n->v = v;
    n->both = (uintptr_t)head;
    if (head)
        head->both ^= (uintptr_t)n;
    return n;
}

static struct node *walk(struct node *from, const char *end)
{
    struct node *prev = NULL, *at = from;
    while (1) {
        printf("%d ", at->v);
        struct node *next = step(prev, at);
        if (!next)
            break;
        prev = at;
        at = next;
    }
    printf("%s", end);
    return at;
}

int main(void)
{
    struct node *head = NULL;
    for (int i = 0; i < 6; i++)
        head = push(head, i * i);
    struct node *tail = walk(head, "| ");
    walk(tail, "\n");
    int freed = 0;
    for (struct node *prev = 0, *at = tail; at; freed++) {
        struct node *next = step(prev, at);
        if (next)
            next->both ^= (uintptr_t)at; /* as if at had never been there */
        free(at);
        prev = NULL;
        at = next;
    }
    printf("%d\n", freed);
    return 0;
}
