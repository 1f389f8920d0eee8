// verdict: findings null-dereference
// Takes all the memory, does not look at what it got
#include <stdlib.h>
int main(void)
{
    for (;;) {
        char *p = malloc(1 << 20);
        p[0] = 1;
    }
}
