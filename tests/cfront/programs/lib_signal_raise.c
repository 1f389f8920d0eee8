#include <stdio.h>
#include <signal.h>
#include <setjmp.h>

static volatile sig_atomic_t got, count;
static jmp_buf out;

static void on_signal(int s) { got = s; count = count + 1; }
static void jump(int s) { (void)s; longjmp(out, 7); }

int main(void)
{
    void (*old)(int) = signal(SIGUSR1, on_signal);
    printf("%d\n", old == SIG_DFL);
    printf("%d ", raise(SIGUSR1));
    printf("%d %d\n", got == SIGUSR1, (int)count);
    signal(SIGUSR1, on_signal);
    raise(SIGUSR1);
    old = signal(SIGUSR1, SIG_IGN);
    raise(SIGUSR1);
    printf("%d %d\n", old == on_signal, (int)count);
    signal(SIGINT, jump);
    int r = setjmp(out);
    if (!r)
        raise(SIGINT);
    printf("%d\n", r);
    signal(SIGTERM, on_signal);
    raise(SIGTERM);
    printf("%d\n", got == SIGTERM);
    printf("%d\n", signal(SIGTERM, SIG_DFL) == on_signal);
    return got == SIGTERM ? 0 : 1;
}
