// A reader/writer lock by hand: the readers are counted without a lock.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t room = PTHREAD_MUTEX_INITIALIZER;
static int readers, data;

static void begin_read(void)
{
    readers++; // either: data-race
}

static void end_read(void)
{
    readers--; // either: data-race
}

static int try_write(int value)
{
    int ok = 0;
    pthread_mutex_lock(&room);
    if (readers == 0) { // either: data-race
        data = value; // may: data-race
        ok = 1;
    }
    pthread_mutex_unlock(&room);
    return ok;
}

static void *reader(void *arg)
{
    begin_read();
    if (data > 1) // may: data-race
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
