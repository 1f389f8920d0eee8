// verdict: limit step-limit
// unchecked: limit time-limit
// Never returns to qsort
#include <stdlib.h>
static int compare(const void *a, const void *b)
{
    for (;;) {
    }
}
int main(void)
{
    int v[3] = {3, 2, 1};
    qsort(v, 3, sizeof *v, compare);
    return 0;
}
