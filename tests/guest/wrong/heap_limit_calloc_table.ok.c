#include <stdio.h>
#include <stdlib.h>

static void **newest;

int main(void)
{
    unsigned loaded = 0;
    while (loaded < 3) {
        void **page = calloc(1, 1 << 20);
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
