#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job { int from, to; long sum; };

static void *add(void *argument)
{
    struct job *j = argument;
    for (int i = j->from; i < j->to; i++)
        j->sum += i;
    return j;
}

static void *make_text(void *number)
{
    char *text = malloc(20);
    if (text)
        snprintf(text, 20, "thread %d", *(int *)number);
    return text;
}

static void *leaves_early(void *unused)
{
    (void)unused;
    pthread_exit((void *)42L);
}

int main(void)
{
    struct job jobs[4];
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        jobs[i] = (struct job){ i * 100, (i + 1) * 100, 0 };
        if (pthread_create(&threads[i], NULL, add, &jobs[i]) != 0)
            return 1;
    }
    long all = 0;
    for (int i = 0; i < 4; i++) {
        void *result = NULL;
        if (pthread_join(threads[i], &result) != 0)
            return 2;
        all += ((struct job *)result)->sum;
    }
    printf("%ld\n", all);

    int number = 7;
    void *text;
    pthread_create(&threads[0], NULL, make_text, &number);
    pthread_join(threads[0], &text);
    if (text)
        puts(text);
    free(text);

    void *early;
    pthread_create(&threads[0], NULL, leaves_early, NULL);
    printf("%d\n", pthread_join(threads[0], &early));
    printf("%ld\n", (long)early);
    return 0;
}
