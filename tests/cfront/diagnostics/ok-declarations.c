#include <stddef.h>

typedef struct node node;
struct node { node *next; union { int i; double d; }; };
typedef enum { OFF, ON = 5, LAST } state;
typedef int vector[3];
extern int shared;
int shared = 3;
static int forward(int n);
int tentative;
int tentative;
static int (*const table[2])(int) = {forward, forward};
static const struct { const char *name; int n; } pairs[] = {{"a", 1}, {"b", 2}};
_Static_assert(sizeof(vector) == 3 * sizeof(int), "three");

static int forward(int n) { return n + 1; }

int main(void)
{
    vector v = {1, 2, 3};
    node last = {NULL, {4}}, first = {.next = &last, .d = 2.5};
    state s = ON;
    int n = 3, (*p)[n] = NULL, *q = (int[]){7, 8};
    { int n = 4; shared += n; }
    for (struct { int i, j; } it = {0, 1}; it.i < 2; it.i++)
        shared += it.j;
    return v[0] + first.next->i + (int)s + (p == NULL) + q[1] + table[0](n) + pairs[1].n + tentative
        + (int)offsetof(struct node, i) + LAST + OFF;
}
