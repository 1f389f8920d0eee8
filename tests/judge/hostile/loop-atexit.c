// verdict: limit|clean|findings
// Registers itself again at exit
#include <stdlib.h>
static void again(void)
{
    atexit(again);
}
int main(void)
{
    atexit(again);
    return 0;
}
