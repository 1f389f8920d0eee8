#include <stdio.h>
#include <stdlib.h>
#include <threads.h>

static tss_t key;
static int destroyed;

static void destroy(void *value)
{
    destroyed += *(int *)value;
    free(value);
}

static int work(void *argument)
{
    int *mine = malloc(sizeof *mine);
    if (!mine)
        return 1;
    *mine = *(int *)argument;
    printf("%d", tss_get(key) == NULL);
    printf("%d ", tss_set(key, mine) == thrd_success);
    printf("%d\n", *(int *)tss_get(key));
    return 0;
}

static int leaves(void *unused)
{
    (void)unused;
    return 5;
}

int main(void)
{
    thrd_t t;
    printf("%d\n", tss_create(&key, destroy) == thrd_success);
    for (int i = 1; i < 4; i++) {
        if (thrd_create(&t, work, &i) != thrd_success)
            return 1;
        thrd_join(t, NULL);
    }
    printf("%d\n", destroyed);
    tss_delete(key);
    if (thrd_create(&t, leaves, NULL) != thrd_success)
        return 1;
    printf("%d\n", thrd_detach(t) == thrd_success);
    return 0;
}
