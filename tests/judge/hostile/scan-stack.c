// verdict: findings out-of-bounds-read
// unchecked: findings|limit crash|step-limit
// Looks for the solution, up the stack
#include <stdio.h>
int main(void)
{
    char here = 0;
    for (const char *p = &here;; p++) {
        if (p[0] == 's' && p[1] == 'e' && p[2] == 'c') {
            printf("%.40s\n", p);
        }
    }
}
