// A flag is set, not counted.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static _Atomic unsigned char check_needed = 253;
static atomic_int collimator_ready;

static void *set_up_test(void *arg)
{
    for (int pass = 0; pass < 4; pass++)
        atomic_store(&check_needed, 1);
    return arg;
}

static void *operator(void *arg)
{
    int fire = 0;
    if (atomic_load(&check_needed) == 0)
        fire = 1;
    else if (atomic_load(&collimator_ready))
        fire = 1;
    if (fire)
        assert(atomic_load(&collimator_ready));
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, set_up_test, NULL);
    pthread_create(&b, NULL, operator, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
