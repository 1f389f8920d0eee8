// caught-by: data-race
#include <stdatomic.h>

// --- your code starts here ---
#include <pthread.h>
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static int last, pages;

int draw(void)
{
    pthread_mutex_lock(&m);
    int n = ++last;
    pthread_mutex_unlock(&m);
    return n;
}

void count(int n)
{
    pthread_mutex_lock(&m);
    pages += n;
    pthread_mutex_unlock(&m);
}

int total(void)
{
    return pages;
}
// --- your code ends here ---
