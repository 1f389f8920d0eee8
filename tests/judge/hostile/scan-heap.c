// verdict: findings out-of-bounds-read
// unchecked: findings|limit crash|time-limit|step-limit
// Looks for the solution, up the heap
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    char *here = calloc(1, 1);
    for (const char *p = here;; p++) {
        if (p[0] == 's' && p[1] == 'e' && p[2] == 'c') {
            printf("%.40s\n", p);
        }
    }
}
