#include <ownership.h>
#include <pthread.h>
#include <stdio.h>

struct bank {
    pthread_mutex_t lock;
    guards(lock) int coins;
};

takes(b->lock) static void enter(struct bank *b) { pthread_mutex_lock(&b->lock); }
drops(b->lock) static void leave(struct bank *b) { pthread_mutex_unlock(&b->lock); }

static int pay(struct bank *b, int n)
{
    enter(b);
    if (b->coins < n) {
        leave(b);
        return 0;
    }
    b->coins -= n;
    leave(b);
    return 1;
}

int main(void)
{
    static struct bank bank = { PTHREAD_MUTEX_INITIALIZER, 2 };
    printf("%d\n", pay(&bank, 1));
    printf("%d\n", pay(&bank, 5));
    return 0;
}
