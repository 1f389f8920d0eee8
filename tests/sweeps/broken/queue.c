/* A queue in a ring that grows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct queue { int *ring; size_t head, len, room; };

static struct queue *queue_new(void)
{
    struct queue *q = malloc(sizeof *q);
    if (!q)
        return NULL;
    q->room = 2;
    q->head = q->len = 0;
    q->ring = malloc(q->room * sizeof *q->ring); // broken: null-dereference
    return q;
}

static int push(struct queue *q, int x)
{
    if (q->len == q->room) {
        int *more = malloc(2 * q->room * sizeof *more); // broken: out-of-bounds-write
        if (more) {
            for (size_t i = 0; i < q->len; i++)
                more[i] = q->ring[(q->head + i) % q->room];
            free(q->ring);
            q->ring = more;
            q->head = 0;
        }
        q->room *= 2;
    }
    q->ring[(q->head + q->len++) % q->room] = x;
    return 0;
}

int main(void)
{
    struct queue *q = queue_new();
    if (!q)
        return 1;
    for (int i = 0; i < 5; i++)
        push(q, i);
    printf("%zu, first %d\n", q->len, q->ring[q->head]);
    free(q->ring);
    free(q);
    return 0;
}
