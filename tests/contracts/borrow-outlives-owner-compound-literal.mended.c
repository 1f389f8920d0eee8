/* A compound literal lives as long as its block. */
#include <stdio.h>

struct point { int x, y; };

int main(int argc, char **argv)
{
    (void)argv;
    struct point *p;
    struct point three = {3, 4}, five = {5, 6};
    if (argc > 0)
        p = &three;
    else
        p = &five;
    printf("%d\n", p->x);
    return 0;
}
