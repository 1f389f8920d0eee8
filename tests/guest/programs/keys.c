#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pthread_key_t name, count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int destroyed;

static void destroy(void *value)
{
    free(value);
    pthread_mutex_lock(&lock);
    destroyed++;
    pthread_mutex_unlock(&lock);
}

static const char *my_name(void) { return pthread_getspecific(name); }

static void *work(void *argument)
{
    printf("before: %d\n", pthread_getspecific(name) == NULL);
    char *text = malloc(8);
    if (!text)
        return NULL;
    strcpy(text, argument);
    pthread_setspecific(name, text);
    pthread_setspecific(count, argument);
    printf("%s %s\n", my_name(), (char *)pthread_getspecific(count));
    return NULL;
}

int main(void)
{
    printf("%d", pthread_key_create(&name, destroy));
    printf("%d\n", pthread_key_create(&count, NULL));
    static char texts[2][4] = { "one", "two" };
    for (int i = 0; i < 2; i++) {
        pthread_t t;
        if (pthread_create(&t, NULL, work, texts[i]))
            return 1;
        pthread_join(t, NULL);
        printf("destroyed: %d\n", destroyed);
    }
    printf("main has none: %d\n", my_name() == NULL);
    printf("%d %d\n", pthread_key_delete(name), pthread_key_delete(count));
    printf("%d\n", pthread_setspecific(name, texts) == EINVAL);
    return 0;
}
