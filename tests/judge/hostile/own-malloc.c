// verdict: clean
// Puts its own malloc in the place of ours
#include <stddef.h>
void *malloc(size_t size)
{
    return size ? NULL : NULL;
}
int main(void)
{
    return malloc(4) != NULL;
}
