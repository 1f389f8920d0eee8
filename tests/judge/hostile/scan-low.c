// verdict: findings wild-pointer
// unchecked: findings crash
// Looks for the solution, from the bottom of memory up
#include <stdio.h>
int main(void)
{
    for (const unsigned char *p = (const unsigned char *)0x10000;; p++) {
        if (p[0] == 's' && p[1] == 'e' && p[2] == 'c') {
            printf("%.40s\n", (const char *)p);
        }
    }
}
