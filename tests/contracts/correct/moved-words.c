/* move() in all its places: into a call, a member, a result. */
#include <ownership.h>
#include <stdlib.h>
#include <string.h>

struct slot {
    owned nullable char *text;
};

static gives nullable char *slot_take(borrows_mut struct slot *s)
{
    return move(s->text);
}

static void slot_put(borrows_mut struct slot *s, owns nullable char *text)
{
    free(s->text);
    s->text = text;
}

int main(void)
{
    struct slot a = {NULL}, b = {NULL};
    char *text = strdup("baton");
    slot_put(&a, move(text));
    slot_put(&b, slot_take(&a));
    free(text);
    char *end = slot_take(&b);
    int good = !end || strcmp(end, "baton") == 0;
    free(end);
    free(a.text);
    free(b.text);
    return !good;
}
