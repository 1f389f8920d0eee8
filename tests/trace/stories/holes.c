/* A program that asks at which byte a member lies is shown what lies between members. */
#include <stdio.h>
#include <stdlib.h>

struct part { char kind; short size; };
struct all { char first; long at; struct part parts[2]; char last; };
struct tail { long n; char kind; char text[]; };
union two { char c; long n; };
struct bits { unsigned a : 3; unsigned b : 7; char c; };

int main(void)
{
    struct all all = {.first = 'f', .at = 3, .last = 'l'};
    struct tail *tail = malloc(sizeof *tail + 4);
    union two two = {.n = 1};
    struct bits bits = {1, 2, 'c'};
    if (tail == NULL)
        return 1;
    tail->kind = 't';
    all.parts[1].size = (short)((char *)&all.last - (char *)&all);
    printf("%d\n", all.parts[1].size + bits.b + two.c);
    free(tail);
    return 0;
}
