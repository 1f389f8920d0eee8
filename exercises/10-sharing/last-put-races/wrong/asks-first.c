// caught-by: double-free
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

struct job {
    _Atomic int holders; // who brings it to 0 frees
    int pages;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // guards `board`
static struct job *board; // to look jobs up; it holds nothing

void job_post(struct job *j)
{
    pthread_mutex_lock(&lock);
    board = j;
    pthread_mutex_unlock(&lock);
}

void job_put(struct job *j)
{
    if (atomic_fetch_sub(&j->holders, 1) != 1)
        return;
    pthread_mutex_lock(&lock); // the last one takes it off the board
    board = NULL;
    pthread_mutex_unlock(&lock);
    free(j);
}

// The job on the board, with a hold for the caller; or NULL.
struct job *job_find(void)
{
    pthread_mutex_lock(&lock);
    struct job *j = board;
    // --- your code starts here ---
    if (j != NULL && j->holders == 0)
        j = NULL;
    if (j != NULL)
        atomic_fetch_add(&j->holders, 1);
    // --- your code ends here ---
    pthread_mutex_unlock(&lock);
    return j;
}
