// caught-by: livelock
#include <stdatomic.h>

static _Atomic int sheets; // in the tray, from which both printers draw

void refill(int n)
{
    atomic_fetch_add(&sheets, n);
}

int left(void)
{
    return sheets;
}

// Takes n sheets if there are so many: 1. Else none: 0.
int take(int n)
{
    int seen = atomic_load(&sheets);
    // --- your code starts here ---
    while (seen >= n) {
        int expected = seen;
        if (atomic_compare_exchange_strong(&sheets, &expected, seen - n))
            return 1;
    }
    return 0;
    // --- your code ends here ---
}
