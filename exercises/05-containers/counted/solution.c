#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct art {
    int holders;
    char *name;
};

struct song {
    const char *title;
    struct art *art; // held, or NULL
};

static struct art *art_new(const char *name)
{
    struct art *a = malloc(sizeof *a);
    if (a == NULL)
        return NULL;
    a->holders = 1;
    a->name = strdup(name);
    if (a->name == NULL) {
        free(a);
        return NULL;
    }
    return a;
}

static void art_free(struct art *a)
{
    printf("given back: %s\n", a->name);
    free(a->name);
    free(a);
}

// --- your code starts here ---
static struct art *art_get(struct art *art)
{
    if (art != NULL)
        art->holders++;
    return art;
}

static void art_put(struct art *art)
{
    if (art != NULL && --art->holders == 0)
        art_free(art);
}

static void song_show(struct song *song, struct art *art)
{
    struct art *old = song->art;
    song->art = art_get(art);
    art_put(old);
}
// --- your code ends here ---

int main(int argc, char **argv)
{
    struct song songs[8] = {{NULL, NULL}};
    int n = 0;
    struct art *cover = art_new(argc > 1 ? argv[1] : "none");
    if (cover == NULL)
        return 1;
    for (int i = 2; i < argc && n < 8; i++) {
        songs[n].title = argv[i];
        song_show(&songs[n], cover);
        n++;
    }
    printf("holders: %d\n", cover->holders);
    art_put(cover);
    for (int i = 0; i < n; i++) {
        song_show(&songs[i], songs[i].art); // the same once more
        printf("%s: %s\n", songs[i].title, songs[i].art->name);
    }
    if (n > 1) {
        struct art *live = art_new("live.png");
        if (live == NULL)
            return 1;
        song_show(&songs[1], live);
        art_put(live);
        printf("%s: %s\n", songs[1].title, songs[1].art->name);
    }
    for (int i = 0; i < n; i++) {
        printf("%s ends\n", songs[i].title);
        song_show(&songs[i], art_get(NULL));
    }
    puts("closed");
    return 0;
}
