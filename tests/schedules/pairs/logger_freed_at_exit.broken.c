// hides
// main frees the log when the flag says that the logger is about to stop.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static char *log_;
static atomic_int stopping, idle;

static void *logger(void *arg)
{
    int n = 0;
    atomic_store(&idle, 1);
    while (n < 2 && !atomic_load(&stopping)) {
        atomic_store(&idle, 0);
        log_[n++] = 'x'; // expect: use-after-free // may: data-race
        atomic_store(&idle, 1);
    }
    return arg;
}

int main(void)
{
    pthread_t t;
    log_ = calloc(1, 8);
    if (!log_)
        return 1;
    pthread_create(&t, NULL, logger, NULL);
    int quiet = atomic_load(&idle);
    atomic_store(&stopping, 1);
    if (quiet)
        free(log_); // may: data-race
    pthread_join(t, NULL);
    if (!quiet)
        free(log_);
    return 0;
}
