// verdict: findings invalid-free|double-free
// More findings than there is room for
#include <stdlib.h>
int main(void)
{
    char c[2000];
    for (int i = 0; i < 2000; i++) {
        free(c + i);
    }
    return 0;
}
