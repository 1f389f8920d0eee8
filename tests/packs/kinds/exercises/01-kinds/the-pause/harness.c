#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>

int page_get(int number);
void pages_clear(void);

static int reads;
static unsigned char was_read[1024];

int page_read(int number)
{
    reads++;
    was_read[number] = 1;
    return 7 * number;
}

int main(int argc, char *argv[])
{
    int count = argc > 1 ? atoi(argv[1]) : 0;
    unsigned seed = 7;
    long sum = 0;
    int unknown = 0;
    for (int i = 0; i < count; i++) {
        seed = seed * 1103515245u + 12345u;
        int number = (int)(seed >> 16 & (seed >> 30 ? 63u : 1023u));
        freehold_request_begin();
        sum += page_get(number);
        freehold_request_end();
        unknown += !was_read[number];
    }
    pages_clear();
    printf("%d pages, sum %ld\n", count, sum);
    if (unknown)
        printf("%d pages that were never read\n", unknown);
    if (count >= 100 && reads > count / 2)
        printf("%d reads\n", reads);
    return freehold_blocks() == 0 ? 0 : 1;
}
