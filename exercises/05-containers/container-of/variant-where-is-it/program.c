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
    struct ticket *back = (struct ticket *)((char *)n - offsetof(struct ticket, link));
    printf("seat %d\n", back->seat);
    return 0;
}
