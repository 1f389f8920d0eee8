// caught-by: use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct art {
    unsigned char holders;
    struct art **place; // on the shelf
    int width;
    const char *name;
};

struct player {
    int screen;      // its width
    struct art *art; // held, or NULL
};

// The shelf is there to find covers by name. It holds nothing.
static struct art *art_new(struct art **place, int width,
                           const char *name)
{
    struct art *art = malloc(sizeof *art);
    if (art == NULL)
        exit(1);
    art->holders = 1;
    art->place = place;
    art->width = width;
    art->name = name;
    *place = art;
    return art;
}

static void art_put(struct art *art)
{
    if (art != NULL && --art->holders == 0) {
        *art->place = NULL;
        free(art);
    }
}

// The caller holds what it gets.
static struct art *find(struct art **shelf, const char *name)
{
    for (int i = 0; i < 2; i++)
        if (shelf[i] != NULL && strcmp(shelf[i]->name, name) == 0) {
            shelf[i]->holders++;
            return shelf[i];
        }
    return NULL;
}

// --- your code starts here ---
static int player_show(struct player *p, struct art **shelf,
                       const char *name)
{
    struct art *art = find(shelf, name);
    int failed = -1;
    if (art != NULL && art->width <= p->screen) {
        p->art = art;
        failed = 0;
    }
    art_put(art); // on every way out, as a deferred call would
    return failed;
}
// --- your code ends here ---

static void tell(const char *who, const struct player *p)
{
    const struct art *art = p->art;
    printf("%s shows %s\n", who, art != NULL ? art->name : "nothing");
}

int main(void)
{
    int times, width;
    if (scanf("%d %d", &times, &width) != 2)
        return 1;
    struct art *shelf[2] = {NULL, NULL};
    struct player player = {800, NULL}, guest = {400, NULL};
    struct art *dusk = art_new(&shelf[0], width, "dusk");
    struct art *live = art_new(&shelf[1], 200, "live");
    player_show(&player, shelf, "dusk");
    art_put(dusk); // who made it lets go
    tell("player", &player);
    for (int i = 0; i < times; i++)
        if (player_show(&player, shelf, "dusk") != 0)
            puts("not shown");
    if (player_show(&guest, shelf, "dusk") != (width > 400 ? -1 : 0))
        puts("wrong result");
    if (player_show(&player, shelf, "noon") != -1)
        puts("wrong result");
    tell("guest", &guest);
    puts("guest leaves");
    art_put(guest.art);
    tell("player", &player);
    if (player_show(&player, shelf, "live") != 0)
        puts("not shown");
    art_put(live);
    tell("player", &player);
    art_put(player.art);
    puts("closed");
    return 0;
}
