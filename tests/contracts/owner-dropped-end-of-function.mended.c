/* Nobody frees it at all. */
#include <stdlib.h>

static void warm_up(void)
{
    char *page = malloc(4096);
    if (page)
        page[0] = 1;
    free(page);
}

int main(void)
{
    warm_up();
    return 0;
}
