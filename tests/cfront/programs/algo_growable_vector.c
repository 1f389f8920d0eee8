#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A vector whose header lies before the elements that the user holds. */
struct head { size_t n, room; };
#define HEAD(v) ((struct head *)(void *)(v) - 1)
#define LEN(v) ((v) ? HEAD(v)->n : 0)
#define PUSH(v, x) ((v) = reserve((v), sizeof *(v)), (v)[HEAD(v)->n++] = (x))
#define POP(v) ((v)[--HEAD(v)->n])
#define FREE(v) ((v) ? free(HEAD(v)) : (void)0, (v) = NULL)

static void *reserve(void *v, size_t size)
{
    struct head *h = v ? HEAD(v) : NULL;
    if (h && h->n < h->room)
        return v;
    size_t room = h ? h->room * 2 : 2;
    struct head *g = realloc(h, sizeof *g + room * size);
    if (!h)
        g->n = 0;
    g->room = room;
    return g + 1;
}

struct pt { double x, y; };

int main(void)
{
    int *v = NULL;
    struct pt *p = NULL;
    char **names = NULL;
    for (int i = 0; i < 20; i++) {
        PUSH(v, i * i);
        PUSH(p, ((struct pt){i, -i}));
        if (i % 4 == 0) {
            char b[8];
            sprintf(b, "n%d", i);
            PUSH(names, strdup(b));
        }
    }
    int last = POP(v);
    printf("%d %zu %g\n", last, LEN(p), p[19].y);
    printf("%zu %zu\n", LEN(v), HEAD(v)->room);
    while (LEN(names)) {
        char *s = POP(names);
        printf("%s ", s);
        free(s);
    }
    putchar('\n');
    FREE(v);
    FREE(p);
    FREE(names);
    printf("%d %zu\n", v == NULL, LEN(p));
    FREE(v);
    return 0;
}
