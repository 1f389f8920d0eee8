// The same seed, but others draw from the same sequence.
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static int draw(unsigned *seed) { (void)seed; return rand(); } // expect: data-race

static void *other(void *arg)
{
    unsigned seed = 5;
    draw(&seed);
    return arg;
}

int main(void)
{
    pthread_t t;
    unsigned seed = 1;
    srand(1);
    int first = draw(&seed), second = draw(&seed);
    pthread_create(&t, NULL, other, NULL);
    seed = 1;
    srand(1); // may: data-race
    int again = draw(&seed), once_more = draw(&seed);
    assert(first == again && second == once_more); // may: assertion-failed
    pthread_join(t, NULL);
    return 0;
}
