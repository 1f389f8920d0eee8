/* Thousands of mutexes. */
#include <pthread.h>
#include <stdio.h>

enum { MANY = 5000 };
static pthread_mutex_t locks[MANY];

int main(void)
{
    int taken = 0;
    for (int i = 0; i < MANY; i++)
        if (pthread_mutex_init(&locks[i], NULL) == 0 && pthread_mutex_lock(&locks[i]) == 0)
            taken++;
    for (int i = MANY; i-- > 0;)
        if (pthread_mutex_unlock(&locks[i]) == 0 && pthread_mutex_destroy(&locks[i]) == 0)
            taken--;
    printf("%d\n", taken);
    return 0;
}
