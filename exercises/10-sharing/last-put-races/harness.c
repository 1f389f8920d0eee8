#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
    _Atomic int holders;
    int pages;
};
void job_post(struct job *j);
void job_put(struct job *j);
struct job *job_find(void);

static int pages, kept; // set before the threads begin

static void *thread_a(void *arg) // the printer: it is done, and lets go
{
    job_put(arg);
    return NULL;
}

static void *thread_b(void *arg) // the screen: looks the job up, twice
{
    for (int i = 0; i < 2; i++) {
        struct job *j = job_find();
        assert(j != NULL || !kept); // somebody holds it all the time
        if (j != NULL) {
            assert(j->pages == pages);
            job_put(j);
        }
    }
    return arg;
}

int main(void)
{
    if (scanf("%d %d", &pages, &kept) != 2)
        return 1;
    struct job *j = malloc(sizeof *j);
    if (j == NULL)
        return 1;
    atomic_init(&j->holders, 1 + kept); // printer; desk if it is kept
    j->pages = pages;
    job_post(j);
    struct job *found = job_find();
    assert(found == j); // nobody else is there yet
    job_put(found);
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, j) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    if (kept) {
        assert(atomic_load(&j->holders) == 1);
        job_put(j);
    }
    assert(job_find() == NULL); // it is gone, and off the board
    printf("%d pages, all let go\n", pages);
    return 0;
}
