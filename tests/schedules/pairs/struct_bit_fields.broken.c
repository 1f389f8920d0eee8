// Bit-fields that share a word are one memory location.
#include <pthread.h>
#include <stdio.h>

static struct {
    unsigned open : 1, lit : 1;
} room;

static void *opener(void *arg)
{
    room.open = 1; // either: data-race
    return arg;
}

static void *lighter(void *arg)
{
    room.lit = 1; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, opener, NULL);
    pthread_create(&b, NULL, lighter, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d %d\n", room.open, room.lit);
    return 0;
}
