// sweep: alloc,thread,lock
/* Workers add up parts of a sum. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job { int from, to; long sum; };
static long total;
static int failed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *p)
{
    struct job *j = p;
    for (int i = j->from; i < j->to; i++)
        j->sum += i;
    long sum = j->sum;
    free(j);
    if (pthread_mutex_lock(&lock) != 0)
        return &failed;
    total += sum;
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t threads[2];
    int started = 0, bad = 0;
    for (; started < 2 && !bad; started++) {
        struct job *j = malloc(sizeof *j);
        if (j)
            *j = (struct job){started * 10, started * 10 + 10, 0};
        if (!j || pthread_create(&threads[started], NULL, work, j) != 0) {
            free(j);
            bad = 1;
            break;
        }
    }
    for (int i = 0; i < started; i++) {
        void *result;
        pthread_join(threads[i], &result);
        bad |= result != NULL;
    }
    if (!bad)
        printf("%ld\n", total);
    return bad;
}
