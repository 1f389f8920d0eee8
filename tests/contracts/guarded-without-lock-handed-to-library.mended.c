/* The library reads what it is handed. */
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

struct log { pthread_mutex_t lock; guards(lock) char last[64]; };

static void show(struct log *l)
{
    pthread_mutex_lock(&l->lock);
    puts(l->last);
    pthread_mutex_unlock(&l->lock);
}

int main(void)
{
    static struct log l = {PTHREAD_MUTEX_INITIALIZER, "up"};
    show(&l);
    return 0;
}
