// caught-by: data-race
#include <stdatomic.h>

// --- your code starts here ---
static int last;
static int pages;

// Draws a number for a job: 1, 2, 3, each of them once.
int draw(void)
{
    return ++last;
}

// Adds what a job has printed.
void count(int n)
{
    pages += n;
}

int total(void)
{
    return pages;
}
// --- your code ends here ---
