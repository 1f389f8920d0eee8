// Both lines come whole, but in which order? No mistake, two outcomes.
// outcomes: 2
#include <pthread.h>
#include <stdio.h>

static void *say(void *arg)
{
    printf("%s\n", (char *)arg);
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, say, "first");
    pthread_create(&b, NULL, say, "second");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
