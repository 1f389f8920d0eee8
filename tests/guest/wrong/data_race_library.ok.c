#include <pthread.h>
#include <stdio.h>
#include <string.h>

static char line[32] = "first";
static char copy[32];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *replace(void *unused)
{
    (void)unused;
    pthread_mutex_lock(&lock);
    strcpy(line, "second");
    pthread_mutex_unlock(&lock);
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, replace, NULL);
    pthread_mutex_lock(&lock);
    memcpy(copy, line, sizeof copy);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    printf("%s %d\n", line, copy[0] != 0);
    return 0;
}
