#include <assert.h>
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct box {
    int pages;
};
struct chan {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    guards(lock) owned nullable struct box *in;
    guards(lock) int closed;
};
int send(borrows_mut struct chan *c, borrows_mut struct box **give);
gives nullable struct box *recv(borrows_mut struct chan *c);

static struct chan c = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .changed = PTHREAD_COND_INITIALIZER,
};
static struct chan full = {
    .lock = PTHREAD_MUTEX_INITIALIZER,
    .changed = PTHREAD_COND_INITIALIZER,
};

// guards boxes and printed
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t came = PTHREAD_COND_INITIALIZER;
static int boxes, printed;

static void *printer(void *arg)
{
    struct box *b = recv(&c); // a box, or NULL at closing time
    if (b != NULL) {
        pthread_mutex_lock(&lock);
        boxes++;
        printed += b->pages;
        pthread_cond_signal(&came);
        pthread_mutex_unlock(&lock);
        free(b);
    }
    return arg;
}

static int wrong_arrows;

// Returns how many pages the desk prints itself.
static int hand_in(struct chan *to, int pages)
{
    struct box *b = malloc(sizeof *b);
    if (b == NULL)
        exit(1);
    b->pages = pages;
    int here = 0;
    int sent = send(to, &b);
    assert(sent == 0 || sent == 1);
    if (!sent) // the box is still the desk's
        here = b->pages;
    int left = b != NULL;
    free(b);
    wrong_arrows += sent == left;
    return here;
}

// A channel from which nobody takes, but the desk itself at the end.
static void fill_it(void)
{
    hand_in(&full, 1);
    hand_in(&full, 2); // refused: waiting for a place would be for ever
    free(recv(&full));
}

static void close_it(void)
{
    pthread_mutex_lock(&lock);
    while (boxes == 0) // the first one is printed before closing time
        pthread_cond_wait(&came, &lock);
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&c.lock);
    c.closed = 1;
    pthread_cond_broadcast(&c.changed);
    pthread_mutex_unlock(&c.lock);
}

int main(void)
{
    int first, second;
    if (scanf("%d %d", &first, &second) != 2)
        return 1;
    fill_it();
    pthread_t a, b;
    if (pthread_create(&a, NULL, printer, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, printer, NULL) != 0)
        return 1;
    int here = hand_in(&c, first);
    assert(here == 0); // the place was free
    here += hand_in(&c, second);
    close_it();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int late = hand_in(&c, 1);
    assert(late == 1); // closed: refused, as nobody will come for it
    assert(c.in == NULL); // no box was left behind
    assert(wrong_arrows == 0); // sent: NULL; refused: as before
    printf("%d pages printed, %d too late\n", here + printed, late);
    return 0;
}
