/* Who woke everybody may destroy the condition at once (POSIX). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t *ready;
static int waiting, open_now;

static void *work(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&lock);
    waiting++;
    while (!open_now)
        pthread_cond_wait(ready, &lock);
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    ready = malloc(sizeof *ready);
    if (!ready)
        return 1;
    pthread_cond_init(ready, NULL);
    for (int i = 0; i < 2; i++)
        if (pthread_create(&t[i], NULL, work, NULL))
            return 1;
    for (;;) {
        pthread_mutex_lock(&lock);
        if (waiting == 2)
            break;
        pthread_mutex_unlock(&lock);
        sched_yield();
    }
    open_now = 1;
    pthread_cond_broadcast(ready);
    pthread_cond_destroy(ready);
    free(ready);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    puts("done");
    return 0;
}
