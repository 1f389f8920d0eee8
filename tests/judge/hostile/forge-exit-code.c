// verdict: findings leak
// Leaves early with success
#include <stdlib.h>
int main(void)
{
    malloc(8);
    exit(0);
}
