// One writer at a time.
#include <pthread.h>
#include <stdio.h>

struct alarm { struct alarm *next; int line; };
static struct alarm *first;
static struct alarm a = { NULL, 1 }, b = { NULL, 2 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *raise_alarm(void *arg)
{
    struct alarm *mine = arg;
    pthread_mutex_lock(&lock);
    mine->next = first;
    first = mine;
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t p, q;
    pthread_create(&p, NULL, raise_alarm, &a);
    pthread_create(&q, NULL, raise_alarm, &b);
    pthread_join(p, NULL);
    pthread_join(q, NULL);
    int sum = 0;
    for (struct alarm *x = first; x; x = x->next)
        sum += x->line;
    printf("%d\n", sum);
    return 0;
}
