// caught-by: deadlock
#include <ownership.h>
#include <pthread.h>
#include <stdlib.h>

struct box {
    int pages; // to print
};

struct chan {
    pthread_mutex_t lock;
    pthread_cond_t changed; // signalled for each box, and at the end
    guards(lock) owned nullable struct box *in; // a box, or NULL
    guards(lock) int closed; // 1: nothing comes in any more
};

int send(borrows_mut struct chan *c, borrows_mut struct box **give);
gives nullable struct box *recv(borrows_mut struct chan *c);

// --- your code starts here ---
int send(struct chan *c, struct box **give)
{
    pthread_mutex_lock(&c->lock);
    while (c->in != NULL && !c->closed)
        pthread_cond_wait(&c->changed, &c->lock);
    int ok = !c->closed;
    if (ok) {
        c->in = move(*give);
        pthread_cond_broadcast(&c->changed);
    }
    pthread_mutex_unlock(&c->lock);
    return ok;
}

struct box *recv(struct chan *c)
{
    pthread_mutex_lock(&c->lock);
    while (c->in == NULL && !c->closed)
        pthread_cond_wait(&c->changed, &c->lock);
    struct box *b = move(c->in);
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
    return b;
}
// --- your code ends here ---
