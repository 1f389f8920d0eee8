#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *words(void *text)
{
    int n = rand() % 10; // expect: data-race
    return n ? text : NULL;
}

int main(void)
{
    char a[] = "one two", b[] = "three four five";
    pthread_t t;
    if (pthread_create(&t, NULL, words, a))
        return 1;
    words(b);
    pthread_join(t, NULL);
    return 0;
}
