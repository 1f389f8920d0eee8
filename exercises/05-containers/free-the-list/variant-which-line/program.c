#include <stdio.h>
#include <stdlib.h>

struct page { int number; struct page *next; };

int main(void)
{
    struct page *tail = calloc(1, sizeof *tail);
    struct page *head = calloc(1, sizeof *head);
    if (head == NULL || tail == NULL)
        return 1;
    head->next = tail;
    free(head);
    printf("gave back page %d\n", head->number);
    free(tail);
    return 0;
}
