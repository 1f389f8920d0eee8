/* The functions that lock and unlock say nothing: their bodies do. */
#include <pthread.h>

struct table { pthread_mutex_t lock; int rows; };

static void table_lock(struct table *t) { pthread_mutex_lock(&t->lock); }
static void table_unlock(struct table *t) { pthread_mutex_unlock(&t->lock); }

static int add_row(struct table *t)
{
    table_lock(t);
    if (t->rows == 10) {
        return -1; //! lock-held-at-exit
    }
    int row = t->rows++;
    table_unlock(t);
    return row;
}

int main(void)
{
    static struct table t = {PTHREAD_MUTEX_INITIALIZER, 0};
    return add_row(&t);
}
