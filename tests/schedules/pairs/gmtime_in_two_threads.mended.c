// gmtime_r() fills what it is given.
#include <pthread.h>
#include <stdio.h>
#include <time.h>

static void *year(void *arg)
{
    time_t *when = arg;
    struct tm mine, *tm = gmtime_r(when, &mine);
    *when = tm->tm_year;
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    time_t one = 0, two = 86400L * 366;
    pthread_create(&a, NULL, year, &one);
    pthread_create(&b, NULL, year, &two);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%ld %ld\n", (long)one, (long)two);
    return 0;
}
