#include "wallet.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    struct wallet w = wallet_open(3);
    w.coins[0] = 50;
    printf("%d cents\n", w.coins[0]);
    free(w.coins);
    wallet_close(&w);
    return 0;
}
