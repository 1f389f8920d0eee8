#include <stdio.h>
#include <setjmp.h>

static jmp_buf env;

static void thrower(int v) { longjmp(env, v); }

int main(void)
{
    volatile int round = 0;
    switch (setjmp(env)) {
    case 0:
        puts("direct");
        round = round + 1;
        thrower(5);
        puts("never");
        break;
    case 5:
        puts("five");
        round = round + 1;
        thrower(0); /* arrives as 1 */
        break;
    case 1:
        puts("one");
        round = round + 1;
        if (round < 4)
            thrower(-7);
        break;
    default:
        puts("other");
        round = round + 1;
        thrower(1);
    }
    printf("%d\n", round);
    if (setjmp(env) == 0)
        longjmp(env, 1);
    else
        puts("else");
    if (!setjmp(env))
        thrower(2);
    while (setjmp(env) < 3) {
        round = round + 1;
        thrower(round - 4);
    }
    printf("%d\n", round);
    return 0;
}
