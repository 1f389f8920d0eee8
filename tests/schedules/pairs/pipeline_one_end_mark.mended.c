// Who takes the end mark puts it back for the other.
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
            pthread_cond_wait(&more, &lock);
        int item = queue[0];
        for (int i = 1; i < count; i++)
            queue[i - 1] = queue[i];
        count--;
        if (item == END)
            break;
        sum += item;
    }
    queue[count++] = END;
    pthread_cond_signal(&more);
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
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return sum - 4;
}
