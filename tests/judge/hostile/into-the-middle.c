// verdict: findings|limit|clean
// Calls into the middle of a libc function
#include <stdio.h>
int main(void)
{
    for (long i = 1; i < 40; i++) {
        void (*f)(const char *) = (void (*)(const char *))((char *)(long)printf + i);
        f("x");
    }
    return 0;
}
