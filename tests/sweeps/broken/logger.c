/* Messages into a file, each at once. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *file;

static void say(const char *what, int n)
{
    fprintf(file, "%s %d\n", what, n); // broken: failure-unnoticed
    fflush(file); // broken: failure-unnoticed
}

int main(void)
{
    char *buffer = malloc(64);
    file = fopen("log.txt", "a"); // broken: leak
    if (!file)
        return 1;
    if (!buffer)
        puts("no memory, going on without it");
    say("begin", 1);
    if (buffer) {
        snprintf(buffer, 64, "work");
        say(buffer, 2);
    }
    fclose(file);
    free(buffer);
    return 0;
}
