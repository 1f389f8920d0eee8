#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* Linux's lists: the walk ends at the owner of a head that has none. */
struct list_head { struct list_head *next, *prev; };
#define LIST_HEAD(name) struct list_head name = { &(name), &(name) }
#define list_entry(ptr, type, member) ((type *)((char *)(ptr) - offsetof(type, member)))
#define list_for_each_entry(pos, head, member)                     \
    for (pos = list_entry((head)->next, typeof(*pos), member);     \
         &pos->member != (head);                                   \
         pos = list_entry(pos->member.next, typeof(*pos), member))
#define list_for_each_entry_safe(pos, n, head, member)             \
    for (pos = list_entry((head)->next, typeof(*pos), member),     \
         n = list_entry(pos->member.next, typeof(*pos), member);   \
         &pos->member != (head);                                   \
         pos = n, n = list_entry(n->member.next, typeof(*n), member))

struct job {
    long id, cost;
    struct list_head list;
};

static LIST_HEAD(jobs);

static void add(struct list_head *head, long id)
{
    struct job *j = malloc(sizeof *j);
    j->id = id;
    j->cost = id * id;
    j->list = (struct list_head){ head, head->prev };
    head->prev->next = &j->list;
    head->prev = &j->list;
}

static void all(struct list_head *head)
{
    struct job *j, *n;
    list_for_each_entry(j, head, list)
        printf("%ld %ld\n", j->id, j->cost);
    list_for_each_entry_safe(j, n, head, list)
        free(j);
    head->next = head->prev = head;
    list_for_each_entry(j, head, list)
        puts("never");
}

int main(void)
{
    LIST_HEAD(local);
    struct { char before[64]; struct list_head head; } part = { .head = { &part.head, &part.head } };
    for (int i = 0; i < 4; i++) {
        add(&jobs, i);
        add(&local, 10 + i);
        add(&part.head, 20 + i);
    }
    all(&jobs);
    all(&local);
    all(&part.head);
    return 0;
}
