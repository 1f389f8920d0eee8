#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int *log = malloc(2 * sizeof *log);
    if (log == NULL)
        return 1;
    log[0] = 215;
    int *first = &log[0];

    int *bigger = realloc(log, 4096 * sizeof *log);
    if (bigger == NULL) {
        free(log);
        return 1;
    }
    printf("first reading %d%s\n", bigger[0], first == bigger ? "" : ", and it has moved");
    free(bigger);
    return 0;
}
