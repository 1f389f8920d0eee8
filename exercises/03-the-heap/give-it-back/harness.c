#include <stdio.h>
#include <stdlib.h>

int read_mean(size_t n, int *mean);

int main(void)
{
    size_t n;
    int mean;
    if (scanf("%zu", &n) != 1)
        return 1;

    int status = read_mean(n, &mean);
    if (status == 0)
        printf("mean %d\n", mean);
    else if (status == -1)
        printf("too few readings\n");
    else
        printf("no memory\n");
    return 0;
}
