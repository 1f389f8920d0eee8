// search: free
// search: p == NULL
#include <stdlib.h>
struct box { int *inside; };
static int *local(void)
{
    int here = 1;
    int *leaves = &here;
    return leaves;
}
int main(void)
{
    int *p = malloc(sizeof *p), *q = p, *r;
    *p = 4;
    {
        int inner = 2;
        r = &inner;
        *r = 3;
    }
    struct box *b = malloc(sizeof *b);
    b->inside = malloc(2 * sizeof(int));
    int *end = b->inside + 2;
    free(p);
    p = NULL;
    r = local();
    free(b);
    b = NULL;
    end = NULL;
    return *q;
}
