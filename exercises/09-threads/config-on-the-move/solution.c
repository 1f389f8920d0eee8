#include <pthread.h>

struct config {
    int host;
    int port; // the port of this host, and of no other
};

struct store {
    pthread_mutex_t lock; // guards `now`
    struct config now;    // may be replaced at any time
};

// Slow. It locks s for a moment, for its statistics.
void connect_to(struct store *s, int host, int port);

int host_of(struct store *s)
{
    pthread_mutex_lock(&s->lock);
    int host = s->now.host;
    pthread_mutex_unlock(&s->lock);
    return host;
}

int port_of(struct store *s)
{
    pthread_mutex_lock(&s->lock);
    int port = s->now.port;
    pthread_mutex_unlock(&s->lock);
    return port;
}

// Serves one request, with the configuration of one moment.
void serve(struct store *s)
{
    // --- your code starts here ---
    pthread_mutex_lock(&s->lock);
    struct config mine = s->now;
    pthread_mutex_unlock(&s->lock);
    connect_to(s, mine.host, mine.port);
    // --- your code ends here ---
}
