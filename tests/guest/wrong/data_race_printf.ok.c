#include <pthread.h>
#include <stdio.h>
#include <string.h>

static char line[32] = "first";
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
    printf("%s\n", line);
    pthread_mutex_unlock(&lock);
    pthread_join(t, NULL);
    puts(line);
    return 0;
}
