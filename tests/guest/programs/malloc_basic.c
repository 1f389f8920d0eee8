#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *a = malloc(10 * sizeof *a);
    for (int i = 0; i < 10; i++)
        a[i] = i;
    a = realloc(a, 1000 * sizeof *a);
    int sum = 0;
    for (int i = 0; i < 10; i++)
        sum += a[i];
    int *z = calloc(100, sizeof *z);
    for (int i = 0; i < 100; i++)
        sum += z[i];
    printf("%d %d\n", sum, (uintptr_t)a % 16 == 0);
    free(a);
    free(z);
    free(NULL);
    char *s = strdup("copied"), *t = strndup("copied too", 4);
    printf("%s %s %zu\n", s, t, strlen(t));
    free(s);
    free(t);
    volatile size_t huge = SIZE_MAX / 2;
    printf("%d %d\n", malloc(huge) == NULL, calloc(huge, 3) == NULL);
    void *p = aligned_alloc(256, 512);
    printf("%d\n", (uintptr_t)p % 256 == 0);
    free(p);
    return 0;
}
