// An error number of one's own, shared by all threads.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int last_error;

static long number(const char *text)
{
    last_error = 0; // either: data-race
    char *end;
    long n = strtol(text, &end, 10);
    if (*end)
        last_error = 22; // either: data-race
    return n;
}

static void *parse(void *arg)
{
    number(arg);
    return last_error ? arg : NULL; // either: data-race
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
