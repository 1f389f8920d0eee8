// verdict: findings|limit|clean
// Jumps into a call that has returned
#include <setjmp.h>
static jmp_buf j;
static void leave(void)
{
    setjmp(j);
}
int main(void)
{
    leave();
    longjmp(j, 1);
}
