#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t seen;
static void on_signal(int number) { seen = number; }

int main(void)
{
    void (*before)(int) = signal(SIGUSR1, on_signal);
    printf("%d\n", before == SIG_DFL);
    int r = raise(SIGUSR1);
    printf("%d %d\n", r, (int)seen);
    signal(SIGTERM, SIG_IGN);
    printf("%d\n", raise(SIGTERM));
    printf("%d\n", signal(9999, on_signal) == SIG_ERR);
    return 0;
}
