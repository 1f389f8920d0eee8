#include <stdio.h>
#include <stdlib.h>
#include <stdnoreturn.h>
#include <setjmp.h>

static jmp_buf back;

noreturn static void die(int code)
{
    printf("dying %d\n", code);
    exit(code);
}

static _Noreturn void jump(int v) { longjmp(back, v); }
__attribute__((noreturn)) static void either(int v) { if (v > 2) die(v); jump(v); }

static int pick(int v)
{
    switch (v) {
    case 0: return 10;
    case 1: return 20;
    }
    either(v);
    exit(99);
}

int main(void)
{
    volatile int v = 0;
    int r = setjmp(back);
    if (r)
        printf("back %d\n", r);
    for (;;) {
        int now = v;
        v = v + 1;
        printf("%d\n", pick(now));
    }
}
