#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct song {
    char *title;
    int seconds;
};

static void song_free(struct song *s)
{
    free(s->title);
    free(s);
}

int main(void)
{
    struct song *s = malloc(sizeof *s);
    if (!s)
        return 1;
    s->title = strdup("Clair de lune");
    s->seconds = 305;
    char *title = s->title;
    int seconds = s->seconds;
    song_free(s);
    printf("%s (%d s)\n", title, seconds); // expect: use-after-free
    return 0;
}
