// It is closed behind the join.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static FILE *file;
static int closed;

static void *logger(void *arg)
{
    pthread_mutex_lock(&lock);
    int open = !closed;
    pthread_mutex_unlock(&lock);
    if (open)
        fputs("a line\n", file);
    return arg;
}

int main(void)
{
    pthread_t t;
    file = tmpfile();
    if (!file)
        return 1;
    pthread_create(&t, NULL, logger, NULL);
    pthread_mutex_lock(&lock);
    closed = 1;
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    fclose(file);
    return 0;
}
