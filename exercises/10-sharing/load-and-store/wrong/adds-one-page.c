// caught-by: assertion-failed
#include <stdatomic.h>

// --- your code starts here ---
static _Atomic int last;  // the number that was drawn last
static _Atomic int pages; // printed today

// Draws a number for a job: 1, 2, 3, each of them once.
int draw(void)
{
    return atomic_fetch_add(&last, 1) + 1;
}

// Adds what a job has printed.
void count(int n)
{
    pages++;
}

int total(void)
{
    return pages;
}
// --- your code ends here ---
