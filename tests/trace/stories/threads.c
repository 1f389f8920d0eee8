// search: wrote count
// search: call work
// search: id == 20
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static int count, *kept;

static void add(int n)
{
    pthread_mutex_lock(&lock);
    count += n;
    pthread_cond_signal(&done);
    pthread_mutex_unlock(&lock);
}

static void *work(void *arg)
{
    int id = *(int *)arg, *mine = malloc(sizeof *mine);
    *mine = id;
    add(id);
    if (id == 10) {
        kept = mine;
        return NULL;
    }
    free(mine);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    int ids[2] = {10, 20};
    for (int i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, work, &ids[i]);
    pthread_mutex_lock(&lock);
    while (count < 30)
        pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    printf("%d %d\n", count, *kept);
    free(kept);
    return 0;
}
