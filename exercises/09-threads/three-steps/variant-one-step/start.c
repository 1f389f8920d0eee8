#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static _Atomic int visitors;

static void *turnstile(void *name)
{
    // --- your code starts here ---
    int seen = visitors;
    visitors = seen + 1;
    // --- your code ends here ---
    return name;
}

int main(void)
{
    pthread_t north, south;
    if (pthread_create(&north, NULL, turnstile, "north") != 0)
        return 1;
    if (pthread_create(&south, NULL, turnstile, "south") != 0)
        return pthread_join(north, NULL) != 0 ? 2 : 1;
    pthread_join(north, NULL);
    pthread_join(south, NULL);
    assert(visitors == 2);
    printf("%d visitors\n", visitors);
    return 0;
}
