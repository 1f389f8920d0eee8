// What was looked at is what is used.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

struct session { int user; };
static struct session only = { 7 };
static _Atomic(struct session *) current;

static void *logout(void *arg)
{
    atomic_store(&current, NULL);
    return arg;
}

int main(void)
{
    pthread_t t;
    atomic_store(&current, &only);
    pthread_create(&t, NULL, logout, NULL);
    struct session *s = atomic_load(&current);
    if (s)
        printf("user %d\n", s->user);
    pthread_join(t, NULL);
    return 0;
}
