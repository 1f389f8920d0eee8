// hides
// Three threads, three locks, a ring.
#include <pthread.h>

static pthread_mutex_t disk = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t net = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t log = PTHREAD_MUTEX_INITIALIZER;
static int jobs;

static void both(pthread_mutex_t *p, pthread_mutex_t *q)
{
    pthread_mutex_lock(p);
    pthread_mutex_lock(q); // expect: deadlock
    pthread_mutex_unlock(q);
    pthread_mutex_unlock(p);
}

static void *backup(void *arg) { both(&disk, &net); return arg; }
static void *send(void *arg) { both(&net, &log); return arg; }
static void *rotate(void *arg) { both(&log, &disk); return arg; }

int main(void)
{
    void *(*what[3])(void *) = { backup, send, rotate };
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, what[i], NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    jobs = 3;
    return jobs - 3;
}
