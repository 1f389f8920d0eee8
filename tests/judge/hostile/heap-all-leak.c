// verdict: findings leak
// unchecked: clean
// Takes all the memory, stops when it is gone
#include <stdlib.h>
int main(void)
{
    while (malloc(1 << 20)) {
    }
    return 0;
}
