#include <pthread.h>
#include <stdio.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int made;

static void make(void);

static int get(void)
{
    pthread_once(&once, make); // expect: lock-misuse
    return made;
}

static void make(void)
{
    made = get() + 1;
}

int main(void)
{
    printf("%d\n", get());
    return 0;
}
