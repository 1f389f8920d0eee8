#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

struct machine {
    pthread_mutex_t lock;
    uint8_t check_needed;
    int in_place;
};
void setup_test(struct machine *m);
int set_pressed(struct machine *m);

static struct machine m = {PTHREAD_MUTEX_INITIALIZER, 1, 0};
static int place; // it comes into place at the end

static void *thread_a(void *arg) // the setup, in its last rounds
{
    setup_test(&m);
    setup_test(&m);
    if (place) {
        pthread_mutex_lock(&m.lock);
        m.in_place = 1;
        pthread_mutex_unlock(&m.lock);
        setup_test(&m);
    }
    return arg;
}

static void *thread_b(void *arg) // the operator
{
    int on = set_pressed(&m);
    pthread_mutex_lock(&m.lock);
    assert(!on || m.in_place);
    pthread_mutex_unlock(&m.lock);
    return arg;
}

int main(void)
{
    int before, rounds;
    if (scanf("%d %d %d", &before, &rounds, &place) != 3)
        return 1;
    if (before) { // another patient: it was in place, and was moved away
        m.in_place = 1;
        setup_test(&m);
        m.in_place = 0;
    }
    for (int i = 0; i < rounds; i++) // alone, before the operator comes
        setup_test(&m);
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, NULL) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, NULL) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int on = set_pressed(&m);
    assert(on == m.in_place);
    printf("%s\n", on ? "ready" : "not ready");
    return 0;
}
