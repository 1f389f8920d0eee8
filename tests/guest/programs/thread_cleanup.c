#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void say(void *text) { printf("cleanup: %s\n", (const char *)text); }

static void *work(void *argument)
{
    char *block = malloc(16);
    pthread_cleanup_push(say, "outer");
    pthread_cleanup_push(free, block);
    pthread_cleanup_push(say, "inner");
    if (*(int *)argument == 1)
        pthread_exit((void *)1L);
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(1);
    if (*(int *)argument == 2)
        pthread_exit((void *)2L);
    pthread_cleanup_pop(1);
    return NULL;
}

int main(void)
{
    for (int i = 0; i < 3; i++) {
        pthread_t t;
        void *result;
        if (pthread_create(&t, NULL, work, &i))
            return 1;
        pthread_join(t, &result);
        printf("%ld\n", (long)result);
    }
    return 0;
}
