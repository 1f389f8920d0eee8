// errno is each thread's own.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define last_error errno

static long number(const char *text)
{
    last_error = 0;
    char *end;
    long n = strtol(text, &end, 10);
    if (*end)
        last_error = 22;
    return n;
}

static void *parse(void *arg)
{
    number(arg);
    return last_error ? arg : NULL;
}

int main(void)
{
    pthread_t a, b;
    char good[] = "12", bad[] = "1x";
    void *p, *q;
    pthread_create(&a, NULL, parse, good);
    pthread_create(&b, NULL, parse, bad);
    pthread_join(a, &p);
    pthread_join(b, &q);
    printf("%s\n", !p && q ? "one is bad" : "mixed up");
    return 0;
}
