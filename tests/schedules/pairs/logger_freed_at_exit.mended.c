// It frees the log when the logger has ended.
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
        log_[n++] = 'x';
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
    atomic_store(&stopping, 1);
    pthread_join(t, NULL);
    free(log_);
    return 0;
}
