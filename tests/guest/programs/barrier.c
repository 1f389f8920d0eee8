/* Each round begins when the one before is over. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

enum { THREADS = 3, ROUNDS = 3 };
static pthread_barrier_t barrier;
static int cells[ROUNDS + 1][THREADS], serials[THREADS];

static void *work(void *argument)
{
    int me = (int)(long)argument;
    for (int r = 0; r < ROUNDS; r++) {
        int sum = 1;
        for (int i = 0; i < THREADS; i++)
            sum += cells[r][i];
        cells[r + 1][me] = sum;
        int how = pthread_barrier_wait(&barrier);
        if (how == PTHREAD_BARRIER_SERIAL_THREAD)
            serials[me]++;
        else if (how != 0)
            puts("?");
    }
    return NULL;
}

int main(void)
{
    pthread_t t[THREADS];
    pthread_barrierattr_t a;
    int shared = -1;
    pthread_barrierattr_init(&a);
    pthread_barrierattr_setpshared(&a, PTHREAD_PROCESS_PRIVATE);
    pthread_barrierattr_getpshared(&a, &shared);
    printf("%d\n", shared == PTHREAD_PROCESS_PRIVATE);
    printf("%d\n", pthread_barrier_init(&barrier, &a, THREADS));
    pthread_barrierattr_destroy(&a);
    for (long i = 0; i < THREADS; i++)
        if (pthread_create(&t[i], NULL, work, (void *)i))
            return 1;
    int rounds = 0;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(t[i], NULL);
        rounds += serials[i];
    }
    for (int r = 1; r <= ROUNDS; r++)
        printf("%d %d %d\n", cells[r][0], cells[r][1], cells[r][2]);
    printf("%d\n", rounds);
    printf("%d\n", pthread_barrier_destroy(&barrier));
    return 0;
}
