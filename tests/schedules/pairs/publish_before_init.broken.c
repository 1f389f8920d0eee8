// hides
// The record is in the list before it is filled.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct record { int price; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct record *newest;

static void *reader(void *arg)
{
    pthread_mutex_lock(&lock);
    if (newest && newest->price > 10) // expect: uninitialised-read
        puts("dear");
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t t;
    struct record *r = malloc(sizeof *r);
    if (!r)
        return 1;
    pthread_create(&t, NULL, reader, NULL);
    pthread_mutex_lock(&lock);
    newest = r;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    r->price = 12;
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    free(r);
    return 0;
}
