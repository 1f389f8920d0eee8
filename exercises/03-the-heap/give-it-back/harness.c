#include <stdio.h>
#include <stdlib.h>

int read_mean(size_t n, int *mean);

int main(void)
{
    size_t n;
    int mean = -1; // no mean is below 0
    if (scanf("%zu", &n) != 1)
        return 1;

    int status = read_mean(n, &mean);
    if (status == 0)
        printf("mean %d\n", mean);
    else if (status == -1)
        printf("too few readings\n");
    else
        printf("no memory\n");
    if (status != 0 && mean != -1)
        printf("and yet a mean was written: %d\n", mean);
    return 0;
}
