/* 1,000 requests for pages: some are asked for again and again, most once in a while. */
#include <freehold.h>
#include <stdio.h>
#include "cache.h"

int main(void)
{
    unsigned seed = 7;
    long sum = 0;
    for (int i = 0; i < 1000; i++) {
        seed = seed * 1103515245u + 12345u;
        int number = seed >> 16 & 3 ? (int)(seed >> 20 & 63) : (int)(seed >> 18 & 1023);
        freehold_request_begin();
        sum += cache_get(number) > 0;
        freehold_request_end();
    }
    cache_clear();
    printf("%ld served\n", sum);
    return 0;
}
