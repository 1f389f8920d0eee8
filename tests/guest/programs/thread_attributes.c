#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>

static void *nothing(void *p) { return p; }

int main(void)
{
    pthread_attr_t a;
    size_t size = 0;
    int scope = -1;
    printf("%d\n", pthread_attr_init(&a));
    printf("%d\n", pthread_attr_setstacksize(&a, 1 << 20));
    printf("%d ", pthread_attr_getstacksize(&a, &size));
    printf("%zu\n", size);
    printf("%d\n", pthread_attr_setstacksize(&a, 100) == EINVAL);
    printf("%d\n", pthread_attr_setguardsize(&a, 8192));
    printf("%d ", pthread_attr_getguardsize(&a, &size));
    printf("%zu\n", size);
    printf("%d\n", pthread_attr_setdetachstate(&a, 77) == EINVAL);
    printf("%d\n", pthread_attr_setscope(&a, PTHREAD_SCOPE_SYSTEM));
    printf("%d ", pthread_attr_getscope(&a, &scope));
    printf("%d\n", scope == PTHREAD_SCOPE_SYSTEM);
    pthread_t t;
    void *result;
    printf("%d\n", pthread_create(&t, &a, nothing, &size));
    printf("%d\n", pthread_join(t, &result));
    printf("%d\n", result == &size);
    printf("%d\n", pthread_attr_destroy(&a));
    return 0;
}
