// The second caller goes on while the first is still setting up.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_flag begun = ATOMIC_FLAG_INIT;
static int limit;

static void set_up(void)
{
    limit = 80; // either: data-race
}

static void *drive(void *arg)
{
    if (!atomic_flag_test_and_set(&begun))
        set_up();
    printf("at most %d\n", limit); // either: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, drive, NULL);
    pthread_create(&b, NULL, drive, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
