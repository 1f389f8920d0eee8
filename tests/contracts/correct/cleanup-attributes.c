/* Cleanup functions for a block, a file and a lock. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void end_block(char **p)
{
    free(*p);
}

static void end_file(FILE **f)
{
    if (*f)
        fclose(*f);
}

static void end_lock(pthread_mutex_t **m)
{
    pthread_mutex_unlock(*m);
}
#define cleaned(f) __attribute__((cleanup(f)))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static char *first_line(const char *path)
{
    cleaned(end_file) FILE *f = fopen(path, "r");
    if (!f)
        return NULL;
    cleaned(end_block) char *line = malloc(100);
    if (!line || !fgets(line, 100, f))
        return NULL;
    char *result = line;
    line = NULL;
    return result;
}

static int counted(void)
{
    static int calls;
    pthread_mutex_lock(&lock);
    cleaned(end_lock) pthread_mutex_t *held = &lock;
    if (++calls > 1)
        return -1;
    return calls;
}

int main(void)
{
    char *line = first_line("/dev/null");
    free(line);
    for (int i = 0; i < 2; i++) {
        cleaned(end_block) char *copy = strdup("round");
        if (!copy)
            continue;
        if (i == 1)
            break;
    }
    return counted() != 1;
}
