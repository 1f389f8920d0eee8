#include <pthread.h>
#include <stdio.h>

static void *greet(void *argument)
{
    int number = *(int *)argument;
    printf("thread %d\n", number);
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    int numbers[3];
    for (int i = 0; i < 3; i++) {
        numbers[i] = i;
        pthread_create(&t[i], NULL, greet, &numbers[i]);
    }
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    return 0;
}
