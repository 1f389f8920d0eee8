// verdict: findings null-dereference|crash
// Asks for everything at once
#include <stdlib.h>
int main(void)
{
    char *p = malloc((size_t)-1);
    p[0] = 1;
    return 0;
}
