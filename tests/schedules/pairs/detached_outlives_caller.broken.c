// A detached thread writes to a local of who made it.
#include <pthread.h>
#include <semaphore.h>

static sem_t done;

static void *fill(void *arg)
{
    int *to = arg;
    *to = 8; // expect: use-after-return // may: data-race
    sem_post(&done);
    return NULL;
}

static int ask(void)
{
    pthread_t t;
    int answer = 0;
    pthread_create(&t, NULL, fill, &answer);
    pthread_detach(t);
    return sem_trywait(&done) == 0;
}

int main(void)
{
    sem_init(&done, 0, 0);
    int got = ask();
    if (!got)
        sem_wait(&done);
    sem_destroy(&done);
    return got < 0;
}
