// Looking and inserting under one lock.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int table[4], count;

static int known(int key)
{
    for (int i = 0; i < count; i++)
        if (table[i] == key)
            return 1;
    return 0;
}

static void *insert(void *arg)
{
    int key = *(int *)arg;
    pthread_mutex_lock(&lock);
    int there = known(key);
    if (!there) {
        table[count++] = key;
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    int key = 42;
    pthread_create(&a, NULL, insert, &key);
    pthread_create(&b, NULL, insert, &key);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(count == 1);
    return 0;
}
