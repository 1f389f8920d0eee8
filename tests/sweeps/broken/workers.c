// sweep: alloc,thread,lock
/* Workers add up parts of a sum. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job { int from, to; long sum; };
static long total;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *p)
{
    struct job *j = p;
    for (int i = j->from; i < j->to; i++)
        j->sum += i;
    pthread_mutex_lock(&lock); // broken: data-race, lock-misuse
    total += j->sum;
    pthread_mutex_unlock(&lock);
    free(j);
    return NULL;
}

int main(void)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        struct job *j = malloc(sizeof *j); // broken: null-dereference
        *j = (struct job){i * 10, i * 10 + 10, 0};
        pthread_create(&threads[i], NULL, work, j); // broken: uninitialised-read
    }
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    printf("%ld\n", total);
    return 0;
}
