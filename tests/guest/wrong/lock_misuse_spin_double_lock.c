#include <pthread.h>
#include <stdio.h>

static pthread_spinlock_t lock;
static int hits;

static void hit(void)
{
    pthread_spin_lock(&lock); // expect: lock-misuse
    hits++;
    pthread_spin_unlock(&lock);
}

int main(void)
{
    pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
    pthread_spin_lock(&lock);
    hit();
    pthread_spin_unlock(&lock);
    printf("%d\n", hits);
    pthread_spin_destroy(&lock);
    return 0;
}
