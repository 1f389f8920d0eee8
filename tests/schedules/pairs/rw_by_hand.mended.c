// Counting them needs a lock of its own.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t room = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static int readers, data;

static void begin_read(void)
{
    pthread_mutex_lock(&door);
    readers++;
    pthread_mutex_unlock(&door);
}

static void end_read(void)
{
    pthread_mutex_lock(&door);
    readers--;
    pthread_mutex_unlock(&door);
}

static int try_write(int value)
{
    int ok = 0;
    pthread_mutex_lock(&room);
    pthread_mutex_lock(&door);
    if (readers == 0) {
        data = value;
        ok = 1;
    }
    pthread_mutex_unlock(&door);
    pthread_mutex_unlock(&room);
    return ok;
}

static void *reader(void *arg)
{
    begin_read();
    if (data > 1)
        puts("more than one");
    end_read();
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, reader, NULL);
    int wrote = try_write(1);
    pthread_join(t, NULL);
    return wrote == 2;
}
