#include <errno.h>
#include <pthread.h>
#include <stdio.h>

static pthread_t main_thread, seen;

static void *look(void *unused)
{
    (void)unused;
    seen = pthread_self();
    printf("main's? %d\n", pthread_equal(main_thread, pthread_self()) != 0);
    printf("join oneself: %d\n", pthread_join(pthread_self(), NULL) == EDEADLK);
    return NULL;
}

int main(void)
{
    pthread_t t;
    main_thread = pthread_self();
    if (pthread_create(&t, NULL, look, NULL))
        return 1;
    pthread_join(t, NULL);
    printf("the same: %d\n", pthread_equal(t, seen) != 0);
    printf("main: %d\n", pthread_equal(main_thread, pthread_self()) != 0);
    return 0;
}
