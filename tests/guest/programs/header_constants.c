#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <threads.h>

int main(void)
{
    printf("%d %d %d\n", PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_RECURSIVE, PTHREAD_MUTEX_ERRORCHECK);
    printf("%d %d\n", PTHREAD_CREATE_JOINABLE, PTHREAD_CREATE_DETACHED);
    printf("%d %d\n", PTHREAD_PROCESS_PRIVATE, PTHREAD_PROCESS_SHARED);
    printf("%d\n", PTHREAD_BARRIER_SERIAL_THREAD);
    printf("%d %d %d %d %d\n", thrd_success, thrd_busy, thrd_error, thrd_nomem, thrd_timedout);
    printf("%d %d %d\n", mtx_plain, mtx_recursive, mtx_timed);
    printf("%d %d\n", TSS_DTOR_ITERATIONS, PTHREAD_DESTRUCTOR_ITERATIONS);
    printf("%zu\n", sizeof(pthread_t));
    printf("%d %d %d\n", EDEADLK, EBUSY, ETIMEDOUT);
    printf("%d\n", SEM_VALUE_MAX);
    static thread_local int mine = 4;
    printf("%d\n", mine);
    return 0;
}
