#include <stdlib.h>

static int global;

int main(void)
{
    int local = 3, a[4] = {0};
    char *s = "text";
    free(&local);         // expect: invalid-free 10
    free(a);              // expect: invalid-free
    free(&global);        // expect: invalid-free
    free("literal");      // expect: invalid-free
    free(s);
    int *p = realloc(a, 10 * sizeof *p); // expect: invalid-free
    free(p);
    return local;
}
