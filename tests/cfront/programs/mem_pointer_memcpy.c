#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pointers that travel as bytes are still pointers when they arrive. */
struct item { char tag; int *p; char *s; };

int main(void)
{
    int *blocks[4], *copy[4];
    for (int i = 0; i < 4; i++) {
        blocks[i] = malloc(sizeof(int));
        *blocks[i] = i + 10;
    }
    memcpy(copy, blocks, sizeof copy);
    memset(blocks, 0, sizeof blocks);
    memmove(copy + 1, copy, 0);
    int *first = copy[0];
    memmove(copy, copy + 1, 3 * sizeof *copy);
    copy[3] = first;
    for (int i = 0; i < 4; i++)
        printf("%d ", *copy[i]);
    putchar('\n');
    struct item a = {'a', copy[2], strdup("text")}, b;
    char wire[sizeof a];
    memcpy(wire, &a, sizeof a);
    memset(&a, 0, sizeof a);
    memcpy(&b, wire, sizeof b);
    printf("%c %d %s\n", b.tag, *b.p, b.s);
    int *q;
    memcpy(&q, &copy[0], sizeof q);
    *q = 99;
    printf("%d\n", *copy[0]);
    void *swap[2] = {copy[0], copy[1]}, *t;
    memcpy(&t, swap, sizeof t), memcpy(swap, swap + 1, sizeof t), memcpy(swap + 1, &t, sizeof t);
    printf("%d %d\n", *(int *)swap[0], *(int *)swap[1]);
    free(b.s);
    for (int i = 0; i < 4; i++)
        free(copy[i]);
    return 0;
}
