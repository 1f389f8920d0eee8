#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    size_t n = 0, cap = 2;
    int *at = malloc(cap * sizeof *at);
    for (int x = 7; x < 10 && at != NULL; x++) {
        if (n == cap) {
            int *more = realloc(at, 2 * cap * sizeof *at);
            if (more == NULL) break;
            at = more;
            cap = 2 * cap;
        }
        at[n++] = x;
    }
    printf("%zu of %zu\n", n, cap);
    free(at);
    return 0;
}
