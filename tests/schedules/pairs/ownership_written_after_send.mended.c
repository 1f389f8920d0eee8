// What has been sent is not touched any more.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct letter { int pages; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static struct letter *box;

static void send(struct letter *l)
{
    pthread_mutex_lock(&lock);
    box = l;
    pthread_cond_signal(&arrived);
    pthread_mutex_unlock(&lock);
}

static void *receiver(void *arg)
{
    pthread_mutex_lock(&lock);
    while (!box)
        pthread_cond_wait(&arrived, &lock);
    struct letter *l = box;
    pthread_mutex_unlock(&lock);
    printf("%d pages\n", l->pages);
    free(l);
    return arg;
}

int main(void)
{
    pthread_t t;
    struct letter *l = malloc(sizeof *l);
    if (!l)
        return 1;
    pthread_create(&t, NULL, receiver, NULL);
    l->pages = 2;
    l->pages++;
    send(l);
    pthread_join(t, NULL);
    return 0;
}
