/* getline() allocated the line; somebody must free it, also after the loop. */
#include <stdio.h>
#include <stdlib.h>

static long longest(FILE *f)
{
    char *line = NULL;
    size_t room = 0;
    long most = 0, n;
    while ((n = getline(&line, &room, f)) >= 0)
        if (n > most)
            most = n;
    free(line);
    return most;
}

int main(void)
{
    printf("%ld\n", longest(stdin));
    return 0;
}
