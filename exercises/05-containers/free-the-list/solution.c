#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct song {
    owned nullable char *title;
    owned nullable struct song *next;
};

static void playlist_free(
    owns nullable struct song *head)
{
    // --- your code starts here ---
    while (head != NULL) {
        struct song *next = head->next;
        free(head->title);
        free(head);
        head = next;
    }
    // --- your code ends here ---
}

static gives nullable struct song *
song_new(borrows const char *title,
         owns nullable struct song *next)
{
    struct song *s = malloc(sizeof *s);
    if (s == NULL) {
        playlist_free(next);
        return NULL;
    }
    s->title = strdup(title);
    s->next = next;
    return s;
}

int main(int argc, char **argv)
{
    struct song *list = NULL;
    for (int i = argc - 1; i > 0; i--)
        list = song_new(argv[i], list);
    int n = 0;
    for (const struct song *s = list; s != NULL; s = s->next)
        printf("%d %s\n", ++n, s->title != NULL ? s->title : "?");
    playlist_free(list);
    puts("closed");
    return 0;
}
