#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int tickets = 1;

static int left(void)
{
    pthread_mutex_lock(&lock);
    int n = tickets;
    pthread_mutex_unlock(&lock);
    return n;
}

static void sell(void)
{
    pthread_mutex_lock(&lock);
    tickets--;
    pthread_mutex_unlock(&lock);
}

static void other_desk(void)
{
    if (left() > 0)
        sell();
}

int main(void)
{
    if (left() > 0) {
        other_desk(); // it was its turn
        sell();
    }
    printf("%d\n", left());
    return 0;
}
