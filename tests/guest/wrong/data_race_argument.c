#include <pthread.h>
#include <stdio.h>

static void *greet(void *argument)
{
    int number = *(int *)argument; // expect: data-race
    printf("thread %d\n", number);
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    int number;
    for (number = 0; number < 3; number++)
        pthread_create(&t[number], NULL, greet, &number);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    return 0;
}
