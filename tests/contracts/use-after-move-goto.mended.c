/* The ladder frees the page, and a rung further down still looks into it. */
#include <stdio.h>
#include <stdlib.h>

struct page { int lines; };

static int print_page(int lines)
{
    int status = -1;
    struct page *p = malloc(sizeof *p);
    if (!p)
        goto out;
    p->lines = lines;
    if (lines < 0)
        goto complain;
    status = 0;
complain:
    if (status && p->lines < -10)
        puts("far off");
    free(p);
out:
    return status;
}

int main(void)
{
    return print_page(-20) == 0;
}
