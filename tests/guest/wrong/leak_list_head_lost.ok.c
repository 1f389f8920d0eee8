#include <stdio.h>
#include <stdlib.h>

struct train {
    int number;
    struct train *next;
};

int main(void)
{
    struct train *first = NULL;
    for (int n = 3; n > 0; n--) {
        struct train *t = malloc(sizeof *t);
        if (!t)
            return 1;
        t->number = n * 100;
        t->next = first;
        first = t;
    }
    for (struct train *t = first; t; t = t->next)
        printf("train %d\n", t->number);
    while (first) {
        struct train *next = first->next;
        free(first);
        first = next;
    }
    return 0;
}
