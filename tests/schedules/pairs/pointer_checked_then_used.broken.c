// hides
// The session is there; a moment later it is not.
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
    if (atomic_load(&current))
        printf("user %d\n", atomic_load(&current)->user); // expect: null-dereference
    pthread_join(t, NULL);
    return 0;
}
