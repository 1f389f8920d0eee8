#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int count;

takes(lock) static void enter(int busy)
{
    if (busy)
        return; // expect: lock-held-at-exit
    pthread_mutex_lock(&lock);
}

drops(lock) static void leave(int busy)
{
    if (busy)
        return;
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    enter(0);
    count++;
    leave(0);
    enter(1);
    count++;
    printf("%d\n", count);
    return 0;
}
