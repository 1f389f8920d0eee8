#include <stdio.h>
#include <stdlib.h>

struct stop {
    int zone;
    struct stop *next;
};

int main(void)
{
    struct stop *first = malloc(sizeof *first);
    if (!first)
        return 1;
    first->zone = 2;
    if (first->next != NULL) // expect: uninitialised-read
        puts("the line goes on");
    printf("zone %d\n", first->zone);
    free(first);
    return 0;
}
