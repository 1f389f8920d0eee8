#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct book {
    char *title;
    int pages;
};

static int read_one(void)
{
    struct book *b = malloc(sizeof *b); // expect: leak
    if (!b)
        return 0;
    b->title = strdup("Momo"); // may: leak
    b->pages = 304;
    int pages = b->pages;
    printf("%s\n", b->title);
    return pages; // lost
}

int main(void)
{
    printf("%d pages\n", read_one());
    return 0;
}
