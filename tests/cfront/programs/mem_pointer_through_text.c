#include <stdio.h>
#include <stdlib.h>
#include <stdint.h>
#include <inttypes.h>

/* A pointer that is printed, read again and used. */
int main(void)
{
    int *v = malloc(3 * sizeof *v);
    v[0] = 7, v[1] = 8, v[2] = 9;
    char text[40];
    snprintf(text, sizeof text, "%" PRIuPTR, (uintptr_t)&v[1]);
    int *back = (int *)(uintptr_t)strtoumax(text, NULL, 10);
    printf("%d %d\n", *back, back[1]);
    snprintf(text, sizeof text, "%p", (void *)v);
    void *p;
    int n = sscanf(text, "%p", &p);
    printf("%d %d\n", n, p == (void *)v);
    free(p);
    return 0;
}
