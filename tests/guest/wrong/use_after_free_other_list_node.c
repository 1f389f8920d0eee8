#include <stdio.h>
#include <stdlib.h>

struct page {
    int number;
    struct page *previous;
};

int main(void)
{
    struct page *one = malloc(sizeof *one), *two = malloc(sizeof *two);
    if (!one || !two)
        return 1;
    *one = (struct page){ 1, NULL };
    *two = (struct page){ 2, one };
    free(one);
    printf("%d follows %d\n", two->number, two->previous->number); // expect: use-after-free
    free(two);
    return 0;
}
