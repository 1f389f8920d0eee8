/* What a queue owns now is still printed by the one who gave it. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct queue { owned char *waiting; };

static void enqueue(borrows_mut struct queue *q, owns char *job)
{
    free(q->waiting);
    q->waiting = job;
}

int main(void)
{
    struct queue q = {NULL};
    char *job = strdup("wash");
    if (!job)
        return 1;
    printf("queued %s\n", job);
    enqueue(&q, job);
    free(q.waiting);
    return 0;
}
