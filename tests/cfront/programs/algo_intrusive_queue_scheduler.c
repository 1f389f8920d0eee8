#include <stdio.h>
#include <stdlib.h>

struct task { struct task *next; const char *name; int state, n; int (*step)(struct task *); };
struct queue { struct task *head, **tail; };

static void put(struct queue *q, struct task *t) { t->next = NULL; *q->tail = t; q->tail = &t->next; }
static struct task *take(struct queue *q)
{
    struct task *t = q->head;
    if (t && !(q->head = t->next))
        q->tail = &q->head;
    return t;
}

static int counter(struct task *t)
{
    switch (t->state) {
    case 0:
        for (t->n = 0; t->n < 3; t->n++) {
            printf("%s%d ", t->name, t->n);
            t->state = 1;
            return 1;
        case 1:;
        }
    }
    return 0;
}
static int fibber(struct task *t)
{
    printf("%s:%d ", t->name, t->n);
    int next = t->n + t->state;
    t->state = t->n;
    t->n = next;
    return next < 20;
}

static struct task *spawn(struct queue *q, const char *name, int (*step)(struct task *), int n)
{
    struct task *t = malloc(sizeof *t);
    *t = (struct task){NULL, name, 0, n, step};
    put(q, t);
    return t;
}

int main(void)
{
    struct queue q = {NULL, &q.head};
    spawn(&q, "a", counter, 0);
    spawn(&q, "f", fibber, 1);
    spawn(&q, "b", counter, 0);
    int ticks = 0;
    for (struct task *t; (t = take(&q)); ticks++)
        if (t->step(t))
            put(&q, t);
        else
            free(t);
    printf("| %d %d\n", ticks, q.tail == &q.head);
    return 0;
}
