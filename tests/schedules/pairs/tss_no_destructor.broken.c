// The key has no destructor: who frees the buffers?
#include <pthread.h>
#include <stdlib.h>

static pthread_key_t key;

static void *work(void *arg)
{
    char *buffer = malloc(16); // expect: leak
    if (buffer)
        buffer[0] = 'x';
    pthread_setspecific(key, buffer);
    buffer = NULL;
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_key_create(&key, NULL);
    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_key_delete(key);
    return 0;
}
