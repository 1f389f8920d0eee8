#include <pthread.h>
#include <stdio.h>
#include <string.h>

static char line[32] = "first";

static void *replace(void *unused)
{
    (void)unused;
    strcpy(line, "second"); // either: data-race
    return NULL;
}

int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, replace, NULL);
    printf("%s\n", line); // either: data-race
    pthread_join(t, NULL);
    puts(line);
    return 0;
}
