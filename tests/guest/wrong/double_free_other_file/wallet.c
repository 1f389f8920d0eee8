#include "wallet.h"

#include <stdlib.h>

struct wallet wallet_open(int room)
{
    struct wallet w = { calloc(room, sizeof(int)), room };
    if (!w.coins)
        exit(1);
    return w;
}

void wallet_close(struct wallet *w)
{
    free(w->coins); // expect: double-free
    w->coins = 0;
}
