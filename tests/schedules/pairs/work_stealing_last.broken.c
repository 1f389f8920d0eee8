// hides
// Owner and thief both take the last task.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int top, bottom = 2;
static atomic_int done[2];

static int steal(void)
{
    int t = atomic_load(&top);
    if (t >= atomic_load(&bottom))
        return -1;
    if (!atomic_compare_exchange_strong(&top, &t, t + 1))
        return -1;
    return t;
}

static int take(void)
{
    int b = atomic_load(&bottom) - 1;
    atomic_store(&bottom, b);
    int t = atomic_load(&top);
    if (t > b) {
        atomic_store(&bottom, b + 1);
        return -1;
    }
    return b;
}

static void *thief(void *arg)
{
    int n = steal();
    if (n >= 0)
        assert(atomic_fetch_add(&done[n], 1) == 0); // either: assertion-failed
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, thief, NULL);
    for (int n; (n = take()) >= 0;)
        assert(atomic_fetch_add(&done[n], 1) == 0); // either: assertion-failed
    pthread_join(t, NULL);
    return 0;
}
