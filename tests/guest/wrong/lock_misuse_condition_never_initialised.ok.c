#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct event { pthread_mutex_t lock; pthread_cond_t happened; int is; };

int main(void)
{
    struct event *e = malloc(sizeof *e);
    if (!e)
        return 1;
    pthread_mutex_init(&e->lock, NULL);
    pthread_cond_init(&e->happened, NULL);
    e->is = 1;
    pthread_cond_broadcast(&e->happened);
    pthread_cond_destroy(&e->happened);
    pthread_mutex_destroy(&e->lock);
    printf("%d\n", e->is);
    free(e);
    return 0;
}
