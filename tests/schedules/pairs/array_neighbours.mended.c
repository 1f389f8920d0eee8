// Each thread fills its half, down to neighbouring bytes.
#include <pthread.h>
#include <stdio.h>

static char line[9];

struct part { int from, to; };

static void *fill(void *arg)
{
    struct part *part = arg;
    for (int i = part->from; i < part->to; i++)
        line[i] = 'a' + i;
    return NULL;
}

int main(void)
{
    pthread_t a, b;
    struct part left = { 0, 3 }, right = { 3, 7 };
    pthread_create(&a, NULL, fill, &left);
    pthread_create(&b, NULL, fill, &right);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    puts(line);
    return 0;
}
