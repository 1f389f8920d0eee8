#include <setjmp.h>
#include <stdio.h>

static jmp_buf outer, inner;

static void deep(int n)
{
    char room[100];
    room[0] = n;
    if (n == 0)
        longjmp(outer, 7);
    deep(n - 1);
    printf("never %d\n", room[0]);
}

int main(void)
{
    volatile int tries = 0;
    int r = setjmp(outer);
    printf("%d %d\n", r, tries);
    if (tries++ < 3)
        deep(tries * 10);
    switch (setjmp(inner)) {
    case 0: longjmp(inner, 0);
    case 1: puts("zero becomes one"); break;
    default: puts("?");
    }
    return tries;
}
