// The worker leaves when it is told to stop; what was queued is lost.
#include <pthread.h>
#include <stdlib.h>

struct job { struct job *next; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static struct job *queue;
static int stop;

static void *worker(void *arg)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        while (!queue && !stop)
            pthread_cond_wait(&change, &lock);
        if (stop)
            break;
        struct job *j = queue;
        queue = j->next;
        free(j);
    }
    queue = NULL;
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, worker, NULL);
    struct job *j = calloc(1, sizeof *j); // expect: leak
    pthread_mutex_lock(&lock);
    queue = j;
    j = NULL;
    pthread_cond_signal(&change);
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    stop = 1;
    pthread_cond_signal(&change);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    return 0;
}
