#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    long total = 0;
    while ((n = getline(&line, &size, stdin)) != -1) {
        total += n;
        printf("%zd %d %s", n, size > (size_t)n, line);
    }
    printf("|%ld\n", total);
    free(line);
    return 0;
}
