#include <stdlib.h>

int main(void)
{
    int *songs = malloc(2 * sizeof *songs);
    if (songs == NULL) return 1;
    songs[0] = 33;
    int *more = NULL;
    more = realloc(songs, 5000 * sizeof *songs);
    if (more == NULL) { free(songs); return 1; }
    songs = more;
    int first = songs[0];
    free(songs);
    return first - 33;
}
