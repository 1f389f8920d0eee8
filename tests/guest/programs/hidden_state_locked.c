/* What POSIX does not have safe for threads is used with a lock, or its _r sister. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *count_words(void *argument)
{
    char *text = argument, *rest;
    long words = 0;
    for (char *w = strtok_r(text, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
        words++;
    unsigned seed = 1;
    rand_r(&seed);
    pthread_mutex_lock(&lock);
    rand();
    time_t zero = 0;
    if (gmtime(&zero)->tm_year != 70)
        puts("?");
    pthread_mutex_unlock(&lock);
    return (void *)words;
}

int main(void)
{
    char texts[2][20] = { "a bb ccc", "one two three four" };
    pthread_t t[2];
    srand(1);
    for (int i = 0; i < 2; i++)
        if (pthread_create(&t[i], NULL, count_words, texts[i]))
            return 1;
    for (int i = 0; i < 2; i++) {
        void *words;
        pthread_join(t[i], &words);
        printf("%ld\n", (long)words);
    }
    return 0;
}
