/* errno is each thread's own. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *argument)
{
    int *result = argument;
    *result = errno;
    strtol("999999999999999999999999", NULL, 10);
    printf("in the thread: %d\n", errno == ERANGE);
    return NULL;
}

int main(void)
{
    pthread_t t;
    int first = -1;
    errno = ENOENT;
    if (pthread_create(&t, NULL, work, &first))
        return 1;
    pthread_join(t, NULL);
    printf("at its start: %d; in main: %d\n", first, errno == ENOENT);
    return 0;
}
