/* The loop goes on through the node that remove() has just freed. */
#include <ownership.h>
#include <stdlib.h>

struct task { int done; owned struct task *next; };
struct plan { owned struct task *first; };

static borrows_from(p) nullable struct task *plan_first(borrows struct plan *p)
{
    return p->first;
}

static void plan_remove(borrows_mut struct plan *p, int done)
{
    struct task **at = &p->first;
    while (*at) {
        struct task *t = *at;
        if (t->done == done) {
            *at = t->next;
            free(t);
        } else {
            at = &t->next;
        }
    }
}

int main(void)
{
    struct plan p = {NULL};
    for (int i = 0; i < 3; i++) {
        struct task *t = malloc(sizeof *t);
        if (!t)
            break;
        t->done = i % 2;
        t->next = p.first;
        p.first = t;
    }
    for (struct task *t = plan_first(&p); t; t = t->next) //! borrow-invalidated
        if (t->done)
            plan_remove(&p, 1);
    plan_remove(&p, 1);
    plan_remove(&p, 0);
    return 0;
}
