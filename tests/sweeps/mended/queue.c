/* A queue in a ring that grows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct queue { int *ring; size_t head, len, room; };

static struct queue *queue_new(void)
{
    struct queue *q = malloc(sizeof *q);
    int *ring = malloc(2 * sizeof *ring);
    if (!q || !ring) {
        free(q);
        free(ring);
        return NULL;
    }
    *q = (struct queue){ring, 0, 0, 2};
    return q;
}

static int push(struct queue *q, int x)
{
    if (q->len == q->room) {
        int *more = malloc(2 * q->room * sizeof *more);
        if (!more)
            return -1;
        for (size_t i = 0; i < q->len; i++)
            more[i] = q->ring[(q->head + i) % q->room];
        free(q->ring);
        q->ring = more;
        q->head = 0;
        q->room *= 2;
    }
    q->ring[(q->head + q->len++) % q->room] = x;
    return 0;
}

int main(void)
{
    struct queue *q = queue_new();
    int bad = 0;
    if (!q)
        return 1;
    for (int i = 0; i < 5; i++)
        bad |= push(q, i) != 0;
    printf("%zu, first %d\n", q->len, q->ring[q->head]);
    free(q->ring);
    free(q);
    return bad;
}
