/* Open addressing; deleted keys leave a tombstone, a static address that owns nothing. */
#include <stdlib.h>
#include <string.h>

static char tombstone[1];
struct set {
    char **keys;
    size_t room, used;
};

static char **slot(struct set *s, const char *key)
{
    size_t i = strlen(key) % s->room;
    char **free_slot = NULL;
    while (s->keys[i]) {
        if (s->keys[i] == tombstone) {
            if (!free_slot)
                free_slot = &s->keys[i];
        } else if (!strcmp(s->keys[i], key)) {
            return &s->keys[i];
        }
        i = (i + 1) % s->room;
    }
    return free_slot ? free_slot : &s->keys[i];
}

static int set_add(struct set *s, const char *key)
{
    char **at = slot(s, key);
    if (*at && *at != tombstone)
        return 0;
    char *copy = strdup(key);
    if (!copy)
        return -1;
    *at = copy;
    s->used++;
    return 1;
}

static void set_remove(struct set *s, const char *key)
{
    char **at = slot(s, key);
    if (!*at || *at == tombstone)
        return;
    free(*at);
    *at = tombstone;
}

int main(void)
{
    struct set s = {calloc(16, sizeof(char *)), 16, 0};
    if (!s.keys)
        return 1;
    set_add(&s, "fir");
    set_add(&s, "oak");
    set_remove(&s, "fir");
    set_add(&s, "elm");
    for (size_t i = 0; i < s.room; i++)
        if (s.keys[i] != tombstone)
            free(s.keys[i]);
    free(s.keys);
    return 0;
}
