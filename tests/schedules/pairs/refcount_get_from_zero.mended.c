// The table's pointer is taken, and counted, under the lock that clears it.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct file { atomic_int references; };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *table;

static void put(struct file *f)
{
    if (atomic_fetch_sub(&f->references, 1) == 1)
        free(f);
}

static void *closer(void *arg)
{
    pthread_mutex_lock(&lock);
    struct file *f = table;
    table = NULL;
    pthread_mutex_unlock(&lock);
    put(f);
    return arg;
}

static void *user(void *arg)
{
    pthread_mutex_lock(&lock);
    struct file *f = table;
    if (f)
        atomic_fetch_add(&f->references, 1);
    pthread_mutex_unlock(&lock);
    if (f) {
        put(f);
    }
    return arg;
}

int main(void)
{
    pthread_t a, b;
    table = malloc(sizeof *table);
    if (!table)
        return 1;
    atomic_init(&table->references, 1);
    pthread_create(&a, NULL, user, NULL);
    pthread_create(&b, NULL, closer, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
