#include <stdio.h>
#include <stdlib.h>

struct account {
    int balance;
};

static void deposit(struct account *a, int amount)
{
    a->balance += amount;
}

int main(void)
{
    struct account *a = calloc(1, sizeof *a);
    if (!a)
        return 1;
    deposit(a, 100);
    printf("%d\n", a->balance);
    deposit(a, 50);
    free(a);
    return 0;
}
