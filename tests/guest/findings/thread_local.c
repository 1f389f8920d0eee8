#include <pthread.h>
#include <stdio.h>

static _Thread_local int mine = 3;
static _Thread_local int list[4];

static void *work(void *arg)
{
    list[*(int *)arg] = 1;
    mine++;
    return &mine;
}

int main(void)
{
    pthread_t t;
    void *p;
    int n = 2;
    pthread_create(&t, NULL, work, &n);
    pthread_join(t, &p);
    mine++;
    printf("%d %d\n", mine, list[2]);
    printf("%d\n", *(int *)p); // found: use-after-return
    return 0;
}
