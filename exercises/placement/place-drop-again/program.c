#include <stdio.h>

static void shut(int *shop)
{
    printf("close %d\n", *shop);
}

int main(void)
{
    int day = 1;
    while (day <= 2) {
        __attribute__((cleanup(shut))) int shop = day++;
        printf("open %d\n", shop);
    }
    puts("home");
    return 0;
}
