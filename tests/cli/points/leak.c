// A lost block stays in the picture, with the line that lost it.
#include <stdlib.h>
int main(void)
{
    char *p = malloc(10);
    if (!p)
        return 1;
    p[0] = 'x';
    p = NULL;
    return 0;
}

// trace: --end
// shows: block 1, 10 bytes, lost in line 9
// shows: [0] is 'x'
