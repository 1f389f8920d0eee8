#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- your code starts here ---
struct song {
    int number;
    char *title;
};

static struct song *song_new(int number, const char *title)
{
    struct song *s = malloc(sizeof *s);
    if (s == NULL)
        return NULL;
    s->title = malloc(strlen(title) + 1);
    if (s->title == NULL) {
        free(s);
        return NULL;
    }
    s->number = number;
    strcpy(s->title, title);
    return s;
}

static struct song *song_copy(const struct song *from)
{
    return song_new(from->number, from->title);
}

static void song_free(struct song *s)
{
    free(s->title);
    free(s);
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct song *song = song_new(i, argv[i]);
        if (song == NULL) {
            puts("no memory");
            return 1;
        }
        struct song *copy = song_copy(song);
        song_free(song);
        if (copy == NULL) {
            puts("no memory for a copy");
            return 1;
        }
        printf("%d %s\n", copy->number,
               copy->title[0] != '\0' ? copy->title : "-");
        song_free(copy);
    }
    return 0;
}
