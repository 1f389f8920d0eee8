#include <stdio.h>

struct page { int number; struct page *next; };

int main(void)
{
    struct page c = {3, NULL};
    struct page b = {2, &c};
    struct page a = {1, &b};
    struct page *front = &a;
    struct page **link = &front;
    link = &(*link)->next;
    *link = (*link)->next;
    printf("%d, then %d\n", front->number, front->next->number);
    return 0;
}
