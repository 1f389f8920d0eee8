#include <assert.h>
#include <pthread.h>
#include <stdio.h>

void refill(int n);
int left(void);
int take(int n);

struct job {
    int sheets;
    int printed;
};

static void *thread_a(void *arg)
{
    struct job *j = arg;
    j->printed = take(j->sheets);
    return NULL;
}

static void *thread_b(void *arg)
{
    return thread_a(arg);
}

int main(void)
{
    int before;
    struct job one = {0, 0}, two = {0, 0};
    if (scanf("%d %d %d", &before, &one.sheets, &two.sheets) != 3)
        return 1;
    refill(before);
    pthread_t a, b;
    if (pthread_create(&a, NULL, thread_a, &one) != 0)
        return 1;
    if (pthread_create(&b, NULL, thread_b, &two) != 0)
        return pthread_join(a, NULL) != 0 ? 2 : 1;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    int used = one.printed * one.sheets + two.printed * two.sheets;
    assert(left() >= 0);             // each sheet was there
    assert(left() == before - used); // what was taken is gone
    assert(one.printed || one.sheets > left()); // too few were left
    assert(two.printed || two.sheets > left());
    printf("%d printed, %d left\n", one.printed + two.printed, left());
    return 0;
}
