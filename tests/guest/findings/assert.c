#include <assert.h>

int main(void)
{
    int n = 2;
    assert(n == 3); // found: assertion-failed
    return 0;
}
