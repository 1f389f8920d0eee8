#include <stdio.h>
#include <stdlib.h>

static void *pages[3];

int main(void)
{
    unsigned loaded = 0;
    while (loaded < 4u * 1000 * 1000 * 1000) {
        void **page = calloc(1, 1 << 20); // expect: heap-limit
        if (!page)
            break;
        page[0] = pages[0];
        pages[0] = page;
        loaded++;
    }
    while (pages[0]) {
        void **page = pages[0];
        pages[0] = page[0];
        free(page);
    }
    puts(loaded == 3 ? "three pages" : "too many");
    return 0;
}
