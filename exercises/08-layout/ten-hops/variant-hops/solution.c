#include <stdio.h>

int main(void)
{
    int services;
    if (scanf("%d", &services) != 1)
        return 1;
    int quick = 10000;
    for (int i = 0; i < services; i++) {
        // --- your code starts here ---
        quick = quick * 99 / 100;
        // --- your code ends here ---
    }
    printf("%d of 10000 pages are quick\n", quick);
    return 0;
}
