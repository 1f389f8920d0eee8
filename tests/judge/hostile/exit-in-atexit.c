// verdict: clean|findings|limit
// Calls exit from an exit handler
#include <stdlib.h>
static void late(void)
{
    exit(3);
}
int main(void)
{
    atexit(late);
    return 0;
}
