#include <stdio.h>
#include <stdlib.h>

static void **newest;

int main(void)
{
    unsigned loaded = 0;
    while (loaded < 4u * 1000 * 1000 * 1000) {
        void **page = calloc(1, 1 << 20); // expect: heap-limit
        if (page) {
            page[0] = newest;
            newest = page;
            loaded++;
        }
    }
    while (newest) {
        void **page = newest;
        newest = page[0];
        free(page);
    }
    puts(loaded == 3 ? "three pages" : "too many");
    return 0;
}
