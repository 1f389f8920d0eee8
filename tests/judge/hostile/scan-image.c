// verdict: findings wild-pointer
// unchecked: findings crash
// Looks for the solution, behind its own code
#include <stdio.h>
int main(void)
{
    for (const char *p = (const char *)(long)main;; p++) {
        if (p[0] == 'r' && p[1] == 'o' && p[2] == 'o' && p[3] == 't') {
            printf("%.40s\n", p);
        }
    }
}
