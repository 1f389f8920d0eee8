#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct order {
    struct order *next;
    char details[80000];
};

static struct order *first, **last = &first;

static void arrive(void)
{
    struct order *o = malloc(sizeof *o); // expect: heap-limit
    if (!o)
        return;
    o->next = NULL;
    *last = o;
    last = &o->next;
}

static void serve(void)
{
    struct order *o = first;
    first = o->next;
    if (!first)
        last = &first;
    free(o);
}

int main(void)
{
    do {
        arrive();
        arrive();
        serve();
    } while (first);
    puts("all served");
    return 0;
}
