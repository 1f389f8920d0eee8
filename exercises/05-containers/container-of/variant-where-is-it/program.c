#include <stddef.h>
#include <stdio.h>

struct node { struct node *next; };
struct ticket { int seat; struct node link; };

int main(void)
{
    struct ticket t;
    t.seat = 12;
    t.link.next = NULL;
    struct node *n = &t.link;
    size_t offset = offsetof(struct ticket, link);
    struct ticket *back = (struct ticket *)((char *)n - offset);
    printf("seat %d\n", back->seat);
    return 0;
}
