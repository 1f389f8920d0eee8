// caught-by: assertion-failed
#include <pthread.h>
#include <stdint.h>

struct machine {
    pthread_mutex_t lock;  // guards both below
    uint8_t check_needed;  // 0: the setup was verified, the beam may go on
    int in_place;          // 1: the collimator stands where it should
};

// The setup test. It runs again and again, until all is in place.
void setup_test(struct machine *m)
{
    // --- your code starts here ---
    pthread_mutex_lock(&m->lock);
    m->check_needed += 2;
    if (m->in_place)
        m->check_needed = 0;
    pthread_mutex_unlock(&m->lock);
    // --- your code ends here ---
}

// The operator has pressed SET. 1: the beam goes on.
int set_pressed(struct machine *m)
{
    pthread_mutex_lock(&m->lock);
    int on = m->check_needed == 0;
    pthread_mutex_unlock(&m->lock);
    return on;
}
