// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>

struct album {
    int holders;
    const char *name;
    struct booklet *booklet;
};

struct booklet {
    int holders;
    struct album *album;
};

// --- your code starts here ---
static void album_put(struct album *a);

static void booklet_put(struct booklet *b)
{
    if (b == NULL || --b->holders > 0)
        return;
    puts("booklet ends");
    album_put(b->album);
    free(b);
}

static void album_put(struct album *a)
{
    if (a == NULL || --a->holders > 0)
        return;
    printf("album %s ends\n", a->name);
    booklet_put(a->booklet);
    free(a);
}

static void join(struct album *a, struct booklet *b)
{
    a->booklet = b;
    b->holders++;
    b->album = a;
}
// --- your code ends here ---

static void tell(const struct booklet *b)
{
    const struct album *a = b->album;
    printf("booklet of %s\n", a != NULL ? a->name : "nobody");
}

int main(void)
{
    int which;
    if (scanf("%d", &which) != 1)
        return 1;
    struct album *album = calloc(1, sizeof *album);
    struct booklet *booklet = calloc(1, sizeof *booklet);
    if (album == NULL || booklet == NULL) {
        free(album);
        free(booklet);
        return 1;
    }
    album->holders = 1;
    album->name = "dusk";
    booklet->holders = 1;
    if (which == 3) { // never tied together
        tell(booklet);
        album_put(album);
        booklet_put(booklet);
        album_put(NULL);
        booklet_put(NULL);
        return 0;
    }
    join(album, booklet);
    tell(booklet);
    if (which == 1) { // somebody reads the booklet on
        album_put(album);
        tell(booklet);
        booklet_put(booklet);
    } else {
        booklet_put(booklet);
        if (which == 2) { // two play the album on, and one of them stops
            album->holders++;
            album_put(album);
            tell(album->booklet);
        }
        album_put(album);
    }
    puts("closed");
    return 0;
}
