#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int count;

takes(lock) static void enter(int busy)
{
    if (busy)
        puts("busy");
    pthread_mutex_lock(&lock);
}

drops(lock) static void leave(int busy)
{
    if (busy)
        puts("still busy");
    pthread_mutex_unlock(&lock);
}

int main(void)
{
    enter(0);
    count++;
    leave(0);
    enter(1);
    count++;
    leave(1);
    printf("%d\n", count);
    return 0;
}
