// verdict: findings wild-pointer
// unchecked: findings crash
// Looks for secrets in Freehold's own image
#include <stdio.h>
int main(void)
{
    for (const char *p = (const char *)(long)printf;; p++) {
        if (p[0] == 'n' && p[1] == 'o' && p[2] == 'b' && p[3] == 'o' && p[6] == ':') {
            printf("%.40s\n", p);
        }
    }
}
