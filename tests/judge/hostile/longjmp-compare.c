// verdict: clean|findings
// Jumps out of qsort
#include <setjmp.h>
#include <stdlib.h>
static jmp_buf j;
static int compare(const void *a, const void *b)
{
    longjmp(j, 1);
}
int main(void)
{
    int v[3] = {3, 2, 1};
    if (setjmp(j) == 0) {
        qsort(v, 3, sizeof *v, compare);
    }
    return 0;
}
