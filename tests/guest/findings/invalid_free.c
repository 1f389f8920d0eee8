#include <stdlib.h>

int main(void)
{
    int local = 0;
    free((void *)(long)local);
    free(&local); // found: invalid-free
    return 0;
}
