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

// trace: --line 10
// shows: n points to block 1 and owns it
// shows: bytes points to block 1 + 1
// shows: value is 258
