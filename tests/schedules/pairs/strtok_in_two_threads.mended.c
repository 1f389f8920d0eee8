// strtok_r() remembers it where it is told to.
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static void *words(void *arg)
{
    char *text = arg;
    char *rest;
    int n = 0;
    for (char *w = strtok_r(text, " ", &rest); w; w = strtok_r(NULL, " ", &rest))
        n++;
    return n == 2 ? NULL : arg;
}

int main(void)
{
    pthread_t a, b;
    char one[] = "to be", two[] = "or not";
    void *p, *q;
    pthread_create(&a, NULL, words, one);
    pthread_create(&b, NULL, words, two);
    pthread_join(a, &p);
    pthread_join(b, &q);
    puts(!p && !q ? "two words each" : "words were lost");
    return 0;
}
