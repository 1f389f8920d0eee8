#include <setjmp.h>
#include <stdio.h>

static jmp_buf env;
_Noreturn static void fail(int code) { longjmp(env, code); }

int main(void)
{
    int code = setjmp(env);
    if (code) {
        printf("%d\n", code);
        return 0;
    }
    fail(3);
}
