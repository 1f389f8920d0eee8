#include <stdio.h>
#include <stdlib.h>

/* Nodes with a flexible array of forward pointers, of as many levels as they have. */
struct n { int key, levels; struct n *next[]; };
enum { MAX = 5 };
static unsigned state = 7;

static struct n *make(int key, int levels)
{
    struct n *x = malloc(sizeof *x + (size_t)levels * sizeof *x->next);
    x->key = key;
    x->levels = levels;
    for (int i = 0; i < levels; i++)
        x->next[i] = NULL;
    return x;
}
static int coin(void)
{
    int n = 1;
    for (state = state * 1664525u + 1013904223u; n < MAX && (state >> (16 + n) & 1); n++)
        ;
    return n;
}
static struct n *find(struct n *head, int key, struct n **before[])
{
    struct n *x = head;
    for (int l = MAX; l-- > 0;) {
        while (x->next[l] && x->next[l]->key < key)
            x = x->next[l];
        before[l] = &x->next[l];
    }
    x = x->next[0];
    return x && x->key == key ? x : NULL;
}
static void insert(struct n *head, int key)
{
    struct n **before[MAX];
    if (find(head, key, before))
        return;
    struct n *x = make(key, coin());
    for (int l = 0; l < x->levels; l++) {
        x->next[l] = *before[l];
        *before[l] = x;
    }
}
static int erase(struct n *head, int key)
{
    struct n **before[MAX], *x = find(head, key, before);
    if (!x)
        return 0;
    for (int l = 0; l < x->levels; l++)
        *before[l] = x->next[l];
    free(x);
    return 1;
}

int main(void)
{
    struct n *head = make(-1, MAX);
    for (int i = 0; i < 40; i++)
        insert(head, i * 11 % 40);
    int gone = 0;
    for (int i = 0; i < 60; i += 4)
        gone += erase(head, i);
    int n = 0, last = -1, sorted = 1;
    for (struct n *x = head->next[0]; x; last = x->key, x = x->next[0], n++)
        sorted &= x->key > last;
    printf("%d %d %d %d\n", gone, n, sorted, last);
    while (head) {
        struct n *x = head;
        head = x->next[0];
        free(x);
    }
    return 0;
}
