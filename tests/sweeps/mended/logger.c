/* Messages into a file, each at once. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *file;

static int say(const char *what, int n)
{
    return fprintf(file, "%s %d\n", what, n) < 0 || fflush(file) != 0 ? -1 : 0;
}

int main(void)
{
    char *buffer = malloc(64);
    file = fopen("log.txt", "a");
    if (!file) {
        free(buffer);
        return 1;
    }
    if (!buffer)
        puts("no memory, going on without it");
    int bad = say("begin", 1);
    if (buffer) {
        snprintf(buffer, 64, "work");
        bad |= say(buffer, 2);
    }
    if (fclose(file) != 0)
        bad = 1;
    free(buffer);
    return bad != 0;
}
