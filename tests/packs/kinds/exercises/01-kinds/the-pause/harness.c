#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>

int page_get(int number);
void pages_clear(void);

int main(int argc, char *argv[])
{
    int count = argc > 1 ? atoi(argv[1]) : 0;
    unsigned seed = 7;
    long sum = 0;
    for (int i = 0; i < count; i++) {
        seed = seed * 1103515245u + 12345u;
        int number = (int)(seed >> 16 & (seed >> 30 ? 63u : 1023u));
        freehold_request_begin();
        sum += page_get(number);
        freehold_request_end();
    }
    pages_clear();
    printf("%d pages, sum %ld\n", count, sum);
    return freehold_blocks() == 0 ? 0 : 1;
}
