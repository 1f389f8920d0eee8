// hides
// The auditor adds up account by account while money moves.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static int balance[2] = { 50, 50 };

static void *transfer(void *arg)
{
    pthread_mutex_lock(&lock[0]);
    pthread_mutex_lock(&lock[1]);
    balance[0] -= 10;
    balance[1] += 10;
    pthread_mutex_unlock(&lock[1]);
    pthread_mutex_unlock(&lock[0]);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, transfer, NULL);
    int sum = 0;
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock[i]);
        sum += balance[i];
        pthread_mutex_unlock(&lock[i]);
    }
    assert(sum == 100); // expect: assertion-failed
    pthread_join(t, NULL);
    return 0;
}
