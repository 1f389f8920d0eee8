// memset() of one thread reaches into the row of the other.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static int grid[2][3];

static void *clear(void *arg)
{
    memset(grid, 0, sizeof grid); // either: data-race
    return arg;
}

static void *mark(void *arg)
{
    grid[1][2] = 7; // either: data-race
    return arg;
}

int main(void)
{
    pthread_t a, b;
    pthread_create(&a, NULL, clear, NULL);
    pthread_create(&b, NULL, mark, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("%d\n", grid[1][2]);
    return 0;
}
