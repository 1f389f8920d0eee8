#include <stdio.h>
#include <stdlib.h>

struct account {
    int balance;
};

static void deposit(struct account *a, int amount)
{
    a->balance += amount; // expect: use-after-free
}

int main(void)
{
    struct account *a = calloc(1, sizeof *a);
    if (!a)
        return 1;
    deposit(a, 100);
    printf("%d\n", a->balance);
    free(a);
    deposit(a, 50);
    return 0;
}
