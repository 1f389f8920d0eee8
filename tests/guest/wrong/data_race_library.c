#include <pthread.h>
#include <stdio.h>
#include <string.h>

static char line[32] = "first";
static char copy[32];

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
    memcpy(copy, line, sizeof copy); // either: data-race
    pthread_join(t, NULL);
    printf("%s %d\n", line, copy[0] != 0);
    return 0;
}
