/* Held to read, and written. */
#include <ownership.h>
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
guards(lock) static int hits, size;

static int lookup(int key)
{
    pthread_rwlock_wrlock(&lock);
    int found = key < size;
    if (found)
        hits++;
    pthread_rwlock_unlock(&lock);
    return found;
}

int main(void)
{
    return lookup(1);
}
