/* A compound literal lives as long as its block. */
#include <stdio.h>

struct point { int x, y; };

int main(int argc, char **argv)
{
    (void)argv;
    struct point *p;
    if (argc > 0) {
        p = &(struct point){3, 4};
    } else {
        p = &(struct point){5, 6};
    }
    printf("%d\n", p->x); //! borrow-outlives-owner
    return 0;
}
