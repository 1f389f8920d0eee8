#include <stddef.h>
#include <stdio.h>

struct link { struct link *next; };
struct job { long id; struct link link; };

#define JOB(l) ((struct job *)((char *)(l) - offsetof(struct job, link)))

static struct link head;
static struct job first = { 1, { &head } };

int main(void)
{
    head.next = &first.link;
    long sum = 0;
    for (int i = 0; i < 1; i++) {
        struct job *j = JOB(i == 0 ? head.next : head.next->next);
        sum += j->id;
    }
    printf("%ld\n", sum);
    return 0;
}
