/* setjmp: what lives across it is volatile and freed once. */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf back;

static void work(int n)
{
    if (n > 2)
        longjmp(back, n);
}

static int guarded(int n)
{
    char *volatile block = malloc(16);
    if (!block)
        return -1;
    int thrown = setjmp(back);
    if (thrown == 0)
        work(n);
    free(block);
    return thrown;
}

int main(void)
{
    return guarded(1) + guarded(5) != 5;
}
