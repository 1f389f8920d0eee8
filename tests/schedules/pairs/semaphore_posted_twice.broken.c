// hides
// A post too many, and two are let in.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

static sem_t slot;
static int inside;

static void visit(int refused)
{
    sem_wait(&slot);
    if (refused)
        sem_post(&slot);
    inside++; // expect: data-race
    sem_post(&slot);
}

static void *guest(void *arg)
{
    int *refused = arg;
    visit(*refused);
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int yes = 1, no = 0;
    sem_init(&slot, 0, 1);
    pthread_create(&a, NULL, guest, &yes);
    pthread_create(&b, NULL, guest, &no);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    sem_destroy(&slot);
    printf("%d\n", inside);
    return 0;
}
