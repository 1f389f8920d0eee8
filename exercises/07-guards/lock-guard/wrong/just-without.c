// caught-by: lock-held-at-exit
#include <ownership.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { HIGHEST = 65535 };

struct config {
    pthread_mutex_t lock;
    guards(lock) int port; // touched only while lock is held
    guards(lock) int changes;
};

int set_port(borrows_mut struct config *c, int port);

// --- your code starts here ---
int set_port(struct config *c, int port)
{
    pthread_mutex_lock(&c->lock);
    if (port < 1 || port > HIGHEST)
        return -1;
    if (port == c->port)
        return 0;
    c->port = port;
    c->changes++;
    return 1;
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    struct config c = {PTHREAD_MUTEX_INITIALIZER, 80, 0};
    for (int i = 1; i < argc; i++)
        printf("%s: %d\n", argv[i], set_port(&c, atoi(argv[i])));
    pthread_mutex_lock(&c.lock);
    printf("port %d, changed %d times\n", c.port, c.changes);
    pthread_mutex_unlock(&c.lock);
    return 0;
}
