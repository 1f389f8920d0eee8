#include <stdio.h>
#include <string.h>

/* Pointers to locals handed down, through structs, arrays and static variables. */
struct ctx { int *counter; char *buf; struct ctx *up; };
static struct ctx *current;

static void leaf(void)
{
    for (struct ctx *c = current; c; c = c->up)
        ++*c->counter;
    strcat(current->buf, ".");
}

static int level(int n, char *buf)
{
    int mine = n * 100;
    struct ctx c = {&mine, buf, current};
    current = &c;
    leaf();
    int below = n ? level(n - 1, buf) : 0;
    leaf();
    current = c.up;
    return mine + below;
}

static int *max(int *a, int *b) { return *a > *b ? a : b; }

int main(void)
{
    char buf[32] = "";
    int r = level(4, buf);
    printf("%d %s %d\n", r, buf, current == NULL);
    int x = 3, y = 9;
    *max(&x, &y) = 0;
    *max(&x, &y) += 10;
    printf("%d %d\n", x, y);
    int *table[3], v[3] = {1, 2, 3};
    for (int i = 0; i < 3; i++)
        table[i] = &v[2 - i];
    *table[0] *= 7;
    printf("%d %d\n", v[2], **table);
    return 0;
}
