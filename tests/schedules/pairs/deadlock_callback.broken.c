// The list is locked while it calls back; the callback wants it as well.
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t list;
static int items[2] = { 3, 4 }, count = 2;

static int size(void)
{
    pthread_mutex_lock(&list); // expect: lock-misuse
    int n = count;
    pthread_mutex_unlock(&list);
    return n;
}

static void each(void (*visit)(int))
{
    pthread_mutex_lock(&list);
    for (int i = 0; i < count; i++)
        visit(items[i]);
    pthread_mutex_unlock(&list);
}

static void show(int item)
{
    printf("%d of %d\n", item, size());
}

static void *lister(void *arg)
{
    each(show);
    return arg;
}

int main(void)
{
    pthread_t t;
    pthread_mutexattr_t how;
    pthread_mutexattr_init(&how);
    pthread_mutexattr_settype(&how, PTHREAD_MUTEX_NORMAL);
    pthread_mutex_init(&list, &how);
    pthread_create(&t, NULL, lister, NULL);
    pthread_join(t, NULL);
    pthread_mutex_destroy(&list);
    pthread_mutexattr_destroy(&how);
    return 0;
}
