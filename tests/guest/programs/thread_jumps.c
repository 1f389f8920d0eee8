/* setjmp and longjmp within each thread. */
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>

static void deep(jmp_buf env, int n) /* longjmp ends it */
{
    if (n == 0)
        longjmp(env, 9);
    deep(env, n - 1);
}

static void *work(void *argument)
{
    jmp_buf env;
    int *result = argument;
    int how = setjmp(env);
    if (how == 0)
        deep(env, *result);
    *result = how;
    return NULL;
}

int main(void)
{
    int results[3] = { 2, 4, 6 };
    pthread_t t[3];
    for (int i = 0; i < 3; i++)
        if (pthread_create(&t[i], NULL, work, &results[i]))
            return 1;
    for (int i = 0; i < 3; i++) {
        pthread_join(t[i], NULL);
        printf("%d\n", results[i]);
    }
    return 0;
}
