#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tray {
    owned nullable char *paper;
};

static void put(borrows_mut struct tray *t, owns nullable char *paper)
{
    free(t->paper);
    t->paper = paper;
}

static borrows_from(t) nullable const char *
look(borrows const struct tray *t)
{
    return t->paper;
}

static gives nullable char *take(borrows_mut struct tray *t)
{
    return move(t->paper);
}

static void say(const char *where, borrows nullable const char *paper)
{
    printf("%s: %s\n", where, paper != NULL ? paper : "nothing");
}

int main(void)
{
    struct tray t = {NULL};
    // --- your code starts here ---
    put(&t, strdup("memo"));
    say("in", look(&t));
    char *mine = take(&t);
    say("out", mine);
    free(mine);
    say("left", look(&t));
    // --- your code ends here ---
    return 0;
}
