#include <stdatomic.h>
#include <stdio.h>

static _Atomic int tray = 5;

int main(void)
{
    int seen = 8;
    for (int i = 0; i < 2; i++) {
        int yes = atomic_compare_exchange_strong(&tray, &seen, seen - 3);
        printf("%d: tray %d, seen %d\n", yes, tray, seen);
    }
    return 0;
}
