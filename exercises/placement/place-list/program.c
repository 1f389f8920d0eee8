#include <stdlib.h>

struct stop { int number; struct stop *next; };

static struct stop *put(struct stop *next, int number)
{
    struct stop *s = malloc(sizeof *s);
    if (s != NULL)
        *s = (struct stop){number, next};
    return s;
}

int main(void)
{
    struct stop *head = put(NULL, 2);
    if (head != NULL)
        head = put(head, 1);

    while (head != NULL) {
        free(head);
        head = head->next;
    }
    return 0;
}
