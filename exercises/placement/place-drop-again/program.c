#include <stdio.h>

static void shut(int *box)
{
    printf("close %d\n", *box);
}

int main(void)
{
    __attribute__((cleanup(shut))) int outer = 1;
    __attribute__((cleanup(shut))) int inner = outer + 1;
    puts("both are open");
    return inner - 2;
}
