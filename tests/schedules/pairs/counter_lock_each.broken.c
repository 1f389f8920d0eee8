// hides
// Reading and writing are locked, but not together.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int hits;

static void *visit(void *arg)
{
    pthread_mutex_lock(&lock);
    int seen = hits;
    pthread_mutex_unlock(&lock);
    seen++;
    pthread_mutex_lock(&lock);
    hits = seen; // may: atomicity-violation
    pthread_mutex_unlock(&lock);
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, visit, NULL);
    pthread_create(&b, NULL, visit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(hits == 2); // expect: assertion-failed
    return 0;
}
