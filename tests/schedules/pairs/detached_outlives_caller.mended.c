// The caller waits for it.
#include <pthread.h>
#include <semaphore.h>

static sem_t done;

static void *fill(void *arg)
{
    int *to = arg;
    *to = 8;
    sem_post(&done);
    return NULL;
}

static int ask(void)
{
    pthread_t t;
    int answer = 0;
    pthread_create(&t, NULL, fill, &answer);
    pthread_detach(t);
    sem_wait(&done);
    return answer;
}

int main(void)
{
    sem_init(&done, 0, 0);
    int got = ask();
    sem_destroy(&done);
    return got < 0;
}
