// caught-by: leak
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int n;
    if (scanf("%d", &n) != 1)
        return 1;
    int *v = malloc((n ? n : 1) * sizeof *v);
    if (!v)
        return 1;
    int sum = 0;
    for (int i = 0; i < n; i++) {
        if (scanf("%d", &v[i]) != 1)
            break;
        sum += v[i];
    }
    printf("%d\n", sum);
    return 0;
}
