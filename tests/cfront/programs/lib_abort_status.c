#include <stdio.h>
#include <stdlib.h>

static void never(void) { puts("never"); }

int main(void)
{
    atexit(never);
    puts("before");
    fflush(stdout);
    if (getenv("FREEHOLD_SURELY_UNSET_VARIABLE") == NULL)
        abort();
    puts("after");
    return 0;
}
