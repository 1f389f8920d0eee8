/* break leaves the loop between lock and unlock. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int waiting = 5;

static int serve_all(int most)
{
    int served = 0;
    for (;;) {
        pthread_mutex_lock(&lock);
        if (waiting == 0 || served == most)
            break;
        waiting--;
        served++;
        pthread_mutex_unlock(&lock);
    }
    return served; //! lock-held-at-exit
}

int main(void)
{
    return serve_all(3) != 3;
}
