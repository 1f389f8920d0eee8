#include <stdio.h>

struct song { int minutes; struct song *next; };

static struct song *take_out(struct song **head, int minutes)
{
    struct song **link = head;
    while (*link != NULL && (*link)->minutes != minutes)
        link = &(*link)->next;
    struct song *out = *link;
    if (out != NULL)
        *link = out->next;
    return out;
}

int main(void)
{
    struct song rain = {9, NULL};
    struct song harbour = {5, &rain};
    struct song dawn = {3, &harbour};
    struct song *list = &dawn;
    take_out(&list, 5);
    take_out(&list, 3);
    printf("%d minutes\n", list->minutes);
    return 0;
}
