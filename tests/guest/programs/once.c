#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int made, table[4];

static void make(void)
{
    made++;
    for (int i = 0; i < 4; i++)
        table[i] = i * i;
}

static void *work(void *argument)
{
    pthread_once(&once, make);
    *(int *)argument = table[2] + table[3];
    return NULL;
}

int main(void)
{
    pthread_t t[3];
    int results[3];
    for (int i = 0; i < 3; i++)
        if (pthread_create(&t[i], NULL, work, &results[i]))
            return 1;
    for (int i = 0; i < 3; i++) {
        pthread_join(t[i], NULL);
        printf("%d\n", results[i]);
    }
    printf("%d %d\n", pthread_once(&once, make), made);
    return 0;
}
