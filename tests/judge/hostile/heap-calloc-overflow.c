// verdict: findings null-dereference|crash
// A product that wraps round
#include <stdlib.h>
int main(void)
{
    char *p = calloc((size_t)1 << 33, (size_t)1 << 33);
    p[0] = 1;
    return 0;
}
