// hides
// The log's file is closed while a line is on its way.
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
        fputs("a line\n", file); // expect: closed-handle-use
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
    fclose(file);
    pthread_join(t, NULL);
    return 0;
}
