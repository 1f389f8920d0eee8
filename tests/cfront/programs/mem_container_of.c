#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>

#define container_of(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))
#define container_of_gnu(ptr, type, member)                        \
    ({                                                             \
        const __typeof__(((type *)0)->member) *p_ = (ptr);         \
        (type *)((char *)p_ - offsetof(type, member));             \
    })

struct link { struct link *prev, *next; };
struct job { int id; char name[8]; struct link by_age, by_cost; int cost; };

static void insert(struct link *at, struct link *n)
{
    n->prev = at->prev;
    n->next = at;
    at->prev->next = n;
    at->prev = n;
}

static void unlink_(struct link *l)
{
    l->prev->next = l->next;
    l->next->prev = l->prev;
    l->next = l->prev = l;
}

int main(void)
{
    struct link age = {&age, &age}, cost = {&cost, &cost};
    int costs[] = {5, 2, 9, 1};
    for (int i = 0; i < 4; i++) {
        struct job *j = malloc(sizeof *j);
        j->id = i;
        j->cost = costs[i];
        snprintf(j->name, sizeof j->name, "job%d", i);
        insert(&age, &j->by_age);
        struct link *at = cost.next;
        while (at != &cost && container_of(at, struct job, by_cost)->cost < j->cost)
            at = at->next;
        insert(at, &j->by_cost);
    }
    for (struct link *l = age.next; l != &age; l = l->next)
        printf("%s ", container_of_gnu(l, struct job, by_age)->name);
    unlink_(cost.next->next); /* of one list only */
    for (struct link *l = cost.next; l != &cost; l = l->next)
        printf("%d ", container_of(l, struct job, by_cost)->cost);
    putchar('\n');
    while (age.next != &age) { /* the only pointers to the blocks lead into their middle */
        struct link *l = age.next;
        unlink_(l);
        free(container_of(l, struct job, by_age));
    }
    int *p = &(struct job){.cost = 77}.cost;
    printf("%d\n", container_of(p, struct job, cost)->cost);
    return 0;
}
