// verdict: findings leak
// unchecked: clean
// Leaves early with success
#include <stdlib.h>
int main(void)
{
    malloc(8);
    exit(0);
}
