/* The head is looked at after the queue has let it go. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>

struct call { int number; owned nullable struct call *next; };
struct queue { owned nullable struct call *head; };

static borrows_from(q) nullable const struct call *queue_peek(borrows const struct queue *q)
{
    return q->head;
}

static void queue_drop(borrows_mut struct queue *q)
{
    struct call *c = q->head;
    if (c) {
        q->head = c->next;
        free(c);
    }
}

static int answer(borrows_mut struct queue *q)
{
    const struct call *c = queue_peek(q);
    if (!c)
        return 0;
    int number = c->number;
    queue_drop(q);
    return number;
}

int main(void)
{
    struct queue q = {calloc(1, sizeof(struct call))};
    int n = answer(&q);
    while (q.head)
        queue_drop(&q);
    return n;
}
