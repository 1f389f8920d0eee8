// hides
// Five of them, all right-handed.
#include <pthread.h>

enum { N = 5 };
struct philosopher {
    pthread_t thread;
    pthread_mutex_t *first, *second;
};
static pthread_mutex_t fork_[N];
static struct philosopher table[N];

static void *dine(void *arg)
{
    struct philosopher *p = arg;
    pthread_mutex_lock(p->first);
    pthread_mutex_lock(p->second); // expect: deadlock
    pthread_mutex_unlock(p->second);
    pthread_mutex_unlock(p->first);
    return NULL;
}

int main(void)
{
    for (int i = 0; i < N; i++)
        pthread_mutex_init(&fork_[i], NULL);
    for (int i = 0; i < N; i++) {
        table[i].first = &fork_[i];
        table[i].second = &fork_[(i + 1) % N];
    }
    for (int i = 0; i < N; i++)
        pthread_create(&table[i].thread, NULL, dine, &table[i]);
    for (int i = 0; i < N; i++)
        pthread_join(table[i].thread, NULL);
    return 0;
}
