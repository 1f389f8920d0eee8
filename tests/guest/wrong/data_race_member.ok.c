#include <pthread.h>
#include <stdio.h>

struct tally {
    int apples, pears;
};
static struct tally tally;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *pick(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&lock);
    tally.apples++;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    tally.pears++;
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t a;
    pthread_create(&a, NULL, pick, NULL);
    pick(NULL);
    pthread_join(a, NULL);
    printf("%d %d\n", tally.apples, tally.pears);
    return 0;
}
