/* The disk: it keeps what was written, and a log of it. */
#include "cache.h"

#include <assert.h>
#include <stddef.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
guards(lock) static int pages[PAGES];
guards(lock) static int log_page[LOG], log_value[LOG], writes;

static void (*during)(int page);

int disk_read(int page)
{
    pthread_mutex_lock(&lock);
    int value = pages[page];
    pthread_mutex_unlock(&lock);
    return value;
}

void disk_write(int page, int value)
{
    assert(page >= 0 && page < PAGES);
    if (during != NULL)
        during(page);
    pthread_mutex_lock(&lock);
    pages[page] = value;
    log_page[writes % LOG] = page;
    log_value[writes % LOG] = value;
    writes++;
    pthread_mutex_unlock(&lock);
}

int disk_writes(void)
{
    pthread_mutex_lock(&lock);
    int n = writes;
    pthread_mutex_unlock(&lock);
    return n;
}

int disk_log_page(int i)
{
    pthread_mutex_lock(&lock);
    int page = log_page[i % LOG];
    pthread_mutex_unlock(&lock);
    return page;
}

int disk_log_value(int i)
{
    pthread_mutex_lock(&lock);
    int value = log_value[i % LOG];
    pthread_mutex_unlock(&lock);
    return value;
}

void disk_during(void (*f)(int page))
{
    during = f;
}
