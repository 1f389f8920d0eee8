// One end mark, two workers: one of them waits for ever.
#include <pthread.h>

enum { END = -1 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static int queue[4], count, sum;

static void *worker(void *arg)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        while (count == 0)
            pthread_cond_wait(&more, &lock); // either: deadlock // either: lost-wakeup
        int item = queue[0];
        for (int i = 1; i < count; i++)
            queue[i - 1] = queue[i];
        count--;
        if (item == END)
            break;
        sum += item;
    }
    pthread_mutex_unlock(&lock);
    return arg;
}

static void put(int item)
{
    pthread_mutex_lock(&lock);
    queue[count++] = item;
    pthread_cond_signal(&more);
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, worker, NULL);
    pthread_create(&b, NULL, worker, NULL);
    put(4);
    put(END);
    pthread_join(a, NULL); // either: deadlock
    pthread_join(b, NULL); // either: deadlock
    return sum - 4;
}
