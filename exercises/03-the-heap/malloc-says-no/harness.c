#include <stdio.h>
#include <stdlib.h>

int *new_log(size_t n);

int main(void)
{
    size_t n;
    if (scanf("%zu", &n) != 1)
        return 1;

    int *log = new_log(n);
    if (log == NULL) {
        printf("no room for %zu readings\n", n);
        return 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (log[i] != 200) {
            printf("reading %zu is at %d\n", i, log[i]);
            break;
        }
    }
    printf("room for %zu readings, the last at %d\n", n, log[n - 1]);
    free(log);
    return 0;
}
