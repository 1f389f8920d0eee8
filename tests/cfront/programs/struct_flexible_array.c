#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stddef.h>

struct packet { unsigned char kind; unsigned short len; int data[]; };
struct text { size_t n; char s[]; };

static struct packet *make(int n)
{
    struct packet *p = malloc(sizeof *p + (size_t)n * sizeof p->data[0]);
    p->kind = 'p';
    p->len = (unsigned short)n;
    for (int i = 0; i < n; i++)
        p->data[i] = i * i;
    return p;
}

int main(void)
{
    struct packet *p = make(5), *empty = make(0);
    int sum = 0;
    for (int *q = p->data; q < p->data + p->len; q++)
        sum += *q;
    printf("%zu %zu %d %d\n", sizeof(struct packet), offsetof(struct packet, data), sum, empty->len);
    p = realloc(p, sizeof *p + 8 * sizeof(int));
    for (; p->len < 8; p->len++)
        p->data[p->len] = -p->len;
    printf("%d %d %d\n", p->data[4], p->data[7], p->kind);
    struct text *t = malloc(offsetof(struct text, s) + 6);
    t->n = 5;
    memcpy(t->s, "hello", t->n + 1);
    struct text copy = *t; /* copies the fixed part only */
    printf("%zu %s\n", copy.n, t->s);
    free(t);
    free(p);
    free(empty);
    return 0;
}
