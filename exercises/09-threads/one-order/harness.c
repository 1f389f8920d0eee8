#include <assert.h>
#include <pthread.h>
#include <stdio.h>

struct hall {
    int number;
    pthread_mutex_t lock;
    int inside;
};
int together(struct hall *low, struct hall *high);
void go_over(struct hall *from, struct hall *to);

static struct hall red = {1, PTHREAD_MUTEX_INITIALIZER, 0};
static struct hall blue = {2, PTHREAD_MUTEX_INITIALIZER, 0};
static int people; // in both, set before the threads begin
// What thread_b does; set with `people`.
static enum { BACK, SAME_WAY, ENTERS } what;

static void *thread_a(void *arg)
{
    go_over(&red, &blue);
    if (what != ENTERS)
        assert(together(&red, &blue) == people);
    return arg;
}

static void *thread_b(void *arg)
{
    if (what == BACK) {
        go_over(&blue, &red);
    } else if (what == SAME_WAY) {
        go_over(&red, &blue);
    } else {
        pthread_mutex_lock(&blue.lock);
        blue.inside++;
        pthread_mutex_unlock(&blue.lock);
    }
    return arg;
}

int main(void)
{
    char word[16];
    if (scanf("%d %d %15s", &red.inside, &blue.inside, word) != 3)
        return 1;
    what = word[0] == 'b' ? BACK : word[0] == 's' ? SAME_WAY : ENTERS;
    people = red.inside + blue.inside;
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(together(&red, &blue) == people + (what == ENTERS));
    printf("red %d, blue %d\n", red.inside, blue.inside);
    return 0;
}
