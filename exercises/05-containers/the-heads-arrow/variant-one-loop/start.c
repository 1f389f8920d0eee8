#include <stdio.h>

struct stop { int number; struct stop *next; };

int main(int argc, char **argv)
{
    struct stop c = {3, NULL}, b = {2, &c}, a = {1, &b};
    struct stop *line = &a, **link = &line;
    int number = argc > 1 ? argv[1][0] - '0' : 0;
    while (*link != NULL && (*link)->number != number)
        link = &(*link)->next;
    if (*link != NULL) {
        // --- your code starts here ---
        struct stop *s = *link;
        s = s->next;
        // --- your code ends here ---
    }
    for (struct stop *s = line; s != NULL; s = s->next)
        printf("%s%d", s == line ? "" : " ", s->number);
    puts("");
    return 0;
}
