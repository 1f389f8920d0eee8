#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int room = 2, count = 0;
    int *primes = malloc(room * sizeof *primes);
    for (int n = 2; primes && count < 5; n++) {
        int prime = 1;
        for (int d = 2; d * d <= n; d++)
            prime = prime && n % d != 0;
        if (!prime)
            continue;
        if (count == room) {
            room *= 2;
            primes = realloc(primes, room);
            if (!primes)
                return 1;
        }
        primes[count++] = n; // expect: out-of-bounds-write
    }
    printf("%d\n", primes[0]);
    free(primes);
    return 0;
}
