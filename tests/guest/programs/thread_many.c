/* One after the other, more than there may be at once. */
#include <pthread.h>
#include <stdio.h>

static int count;

static void *one(void *unused)
{
    (void)unused;
    count++;
    return NULL;
}

int main(void)
{
    for (int i = 0; i < 100; i++) {
        pthread_t t;
        if (pthread_create(&t, NULL, one, NULL))
            return 1;
        if (pthread_join(t, NULL))
            return 2;
    }
    printf("%d\n", count);
    return 0;
}
