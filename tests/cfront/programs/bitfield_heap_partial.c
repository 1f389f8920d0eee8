#include <stdio.h>
#include <stdlib.h>

/* Fields of one unit that are set one at a time in memory that was never written. */
struct opts { unsigned a : 3, b : 10, c : 1; signed d : 7; };

int main(void)
{
    struct opts *p = malloc(4 * sizeof *p);
    for (int i = 0; i < 4; i++) {
        p[i].a = (unsigned)i;
        p[i].c = i & 1;
        p[i].d = -i * 10;
    }
    for (int i = 3; i >= 0; i--)
        p[i].b = (unsigned)(i * 300);
    struct opts copy = p[3];
    for (int i = 0; i < 4; i++)
        printf("%u %u %u %d\n", p[i].a, p[i].b, p[i].c, p[i].d);
    printf("%u %d\n", copy.b, copy.d);
    free(p);
    struct opts local;
    local.d = 5;
    local.a = 6;
    local.a++;
    printf("%u %d\n", local.a, local.d);
    return 0;
}
