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
        goto free_page;
    status = 0;
free_page:
    free(p);
    if (status && p->lines < -10) //! use-after-move
        puts("far off");
out:
    return status;
}

int main(void)
{
    return print_page(-20) == 0;
}
