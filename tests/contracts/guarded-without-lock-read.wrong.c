/* The guard is written down; the reader does not take it. */
#include <ownership.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int visitors;

static void enter(void)
{
    pthread_mutex_lock(&lock);
    visitors++;
    pthread_mutex_unlock(&lock);
}

static int count(void)
{
    return visitors; //! guarded-without-lock
}

int main(void)
{
    enter();
    return count() != 1;
}
