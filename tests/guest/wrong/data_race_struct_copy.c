#include <pthread.h>
#include <stdio.h>

struct point {
    double x, y, z;
};
static struct point at = { 1, 2, 3 };

static void *move(void *unused)
{
    (void)unused;
    at.z = 9; // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    struct point seen;
    pthread_create(&t, NULL, move, NULL);
    seen = at; // either: data-race
    pthread_join(t, NULL);
    printf("%g %g\n", seen.x, at.z);
    return 0;
}
