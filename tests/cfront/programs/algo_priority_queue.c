#include <stdio.h>
#include <stdlib.h>

struct event { double when; int id; void (*fire)(struct event *); };
static struct { struct event **at; int n, room; } queue;
static double now;
static int fired;

static int less(int a, int b) { return queue.at[a]->when < queue.at[b]->when; }
static void swap(int a, int b) { struct event *t = queue.at[a]; queue.at[a] = queue.at[b]; queue.at[b] = t; }

static void push(struct event e)
{
    if (queue.n == queue.room)
        queue.at = realloc(queue.at, (size_t)(queue.room = queue.room * 2 + 1) * sizeof *queue.at);
    struct event *p = malloc(sizeof *p);
    *p = e;
    int i = queue.n++;
    for (queue.at[i] = p; i && less(i, (i - 1) / 2); i = (i - 1) / 2)
        swap(i, (i - 1) / 2);
}

static struct event *pop(void)
{
    if (!queue.n)
        return NULL;
    struct event *e = queue.at[0];
    queue.at[0] = queue.at[--queue.n];
    for (int i = 0, kid; (kid = 2 * i + 1) < queue.n; i = kid) {
        kid += kid + 1 < queue.n && less(kid + 1, kid);
        if (!less(kid, i))
            break;
        swap(i, kid);
    }
    return e;
}

static void once(struct event *e) { printf("%d@%g ", e->id, e->when); }
static void again(struct event *e)
{
    once(e);
    if (++fired < 6)
        push((struct event){e->when + 1.5, e->id + 100, again});
}

int main(void)
{
    for (int i = 0; i < 7; i++)
        push((struct event){i * 5 % 7 + i / 10.0, i, once});
    push((struct event){0.25, 50, again});
    for (struct event *e; (e = pop()); free(e)) {
        if (e->when < now)
            puts("wrong");
        now = e->when;
        e->fire(e);
    }
    printf("%d\n", queue.n);
    free(queue.at);
    return 0;
}
