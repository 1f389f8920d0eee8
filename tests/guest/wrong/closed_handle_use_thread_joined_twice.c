#include <pthread.h>
#include <stdio.h>

static void *work(void *p) { return p; }

int main(void)
{
    pthread_t t[2];
    for (int i = 0; i < 2; i++)
        if (pthread_create(&t[i], NULL, work, NULL))
            return 1;
    pthread_join(t[0], NULL);
    pthread_join(t[1], NULL);
    pthread_join(t[1], NULL); // expect: closed-handle-use
    puts("done");
    return 0;
}
