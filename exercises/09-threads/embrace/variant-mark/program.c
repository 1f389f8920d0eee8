#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int inside;

static void count(int n);
static void let_two_in(void)
{
    pthread_mutex_lock(&lock);
    count(2);
    pthread_mutex_unlock(&lock);
}
static void count(int n)
{
    pthread_mutex_lock(&lock);
    inside += n;
    pthread_mutex_unlock(&lock);
}
int main(void)
{
    let_two_in();
    return inside - 2;
}
