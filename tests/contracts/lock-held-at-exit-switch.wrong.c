/* One case of many. */
#include <threads.h>

struct machine { mtx_t lock; int state; };

static int step(struct machine *m)
{
    int done = 0;
    mtx_lock(&m->lock);
    switch (m->state) {
    case 0:
        m->state = 1;
        break;
    case 1:
        m->state = 2;
        break;
    case 2:
        return 1; //! lock-held-at-exit
    default:
        m->state = 0;
    }
    mtx_unlock(&m->lock);
    return done;
}

int main(void)
{
    struct machine m = {.state = 0};
    if (mtx_init(&m.lock, mtx_plain) != thrd_success)
        return 1;
    int done = step(&m);
    mtx_destroy(&m.lock);
    return done;
}
