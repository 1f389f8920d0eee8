#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    // --- your code starts here ---
    int *v = malloc(3 * sizeof *v);
    // --- your code ends here ---
    if (v == NULL)
        return 1;
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        v[i] = 10 * (i + 1);
        sum += v[i];
    }
    printf("%d\n", sum);
    free(v);
    return 0;
}
