// Two pointers of different types into one block.
#include <stdlib.h>
int main(void)
{
    int *n = malloc(sizeof *n);
    if (!n)
        return 1;
    unsigned char *bytes = (unsigned char *)n;
    *n = 258;
    bytes++;
    free(n);
    return 0;
}
