#include "trie.h"

#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The path number i of a day. No two are the same, and they come in no
 * order. */
static const char *path(int i, char *text)
{
    static const char *const areas[] = {"account", "basket", "catalogue",
                                        "orders"};
    static const char *const parts[] = {"address", "history", "items",
                                        "preferences", "summary"};
    static const char *const ends[] = {"/picture", "/price",
                                       "/reviews/latest"};
    snprintf(text, KEY_ROOM, "/shop/europe/%s/%s/%03d%s", areas[i % 4],
             parts[i / 4 % 5], i * 719 % 1000, ends[i % 3]);
    return text;
}

/* Somebody waits for each of these. */
static void put_path(struct map *m, int i)
{
    char text[KEY_ROOM];
    path(i, text);
    freehold_request_begin();
    int no = map_put(m, text, i);
    freehold_request_end();
    if (no)
        printf("no: %s\n", text);
}

static void check_paths(const struct map *m, int from, int end)
{
    char text[KEY_ROOM];
    int wrong = 0, value;
    for (int i = 0; i < end; i++) {
        value = -1;
        wrong += map_get(m, path(i, text), &value) != (i >= from) ||
                 value != (i >= from ? i : -1);
    }
    printf("%zu keys, %d wrong\n", map_count(m), wrong);
}

/* So many paths are put; then, one after the other, one comes for each
 * that goes. */
static void day(struct map *m, int kept, int all)
{
    char text[KEY_ROOM];
    for (int i = 0; i < kept; i++)
        put_path(m, i);
    for (int i = kept; i < all; i++) {
        if (!map_remove(m, path(i - kept, text)))
            printf("not there: %s\n", text);
        put_path(m, i);
    }
    check_paths(m, all - kept, all);
}

static void walk(const struct map *m, const char *prefix)
{
    struct { char key[KEY_ROOM], behind; } at = {"", '#'};
    int value = -1, most = 1000;
    while (most-- > 0 && map_after(m, prefix, at.key, &value))
        printf("%s %d\n", at.key, value);
    if (at.behind != '#')
        printf("More was written than a key.\n");
    printf("end\n");
}

/* Takes each key out as soon as it is found. */
static void clear(struct map *m, const char *prefix)
{
    char key[KEY_ROOM] = "";
    int value, most = 1000, taken = 0;
    while (most-- > 0 && map_after(m, prefix, key, &value))
        taken += map_remove(m, key);
    printf("%d taken out\n", taken);
}

static void after(const struct map *m, const char *prefix,
                  const char *from)
{
    char key[KEY_ROOM];
    int value = -1;
    snprintf(key, sizeof key, "%s", from);
    if (map_after(m, prefix, key, &value))
        printf("%s %d\n", key, value);
    else
        printf("none%s\n", strcmp(key, from) == 0 && value == -1
                               ? ""
                               : ", and something was changed");
}

/* Orders, word by word. A '-' stands for an empty text, a '*' in a key
 * for twenty bytes. */
static const char *word(char *text)
{
    char from[200];
    size_t n = 0;
    if (scanf("%199s", from) != 1)
        exit(1);
    for (const char *c = from; *c != '\0'; c++)
        for (int i = 0; i < (*c == '*' ? 20 : *c != '-'); i++)
            text[n++] = *c;
    text[n] = '\0';
    return text;
}

int main(void)
{
    char order[16], one[4000], two[4000];
    int value;
    struct map *m = map_open();
    if (m == NULL)
        return 1;
    while (scanf("%15s", order) == 1) {
        if (strcmp(order, "put") == 0) {
            word(one);
            if (scanf("%d", &value) != 1 || map_put(m, one, value) != 0)
                printf("put: no\n");
        } else if (strcmp(order, "get") == 0) {
            value = -1;
            if (map_get(m, word(one), &value))
                printf("%d\n", value);
            else
                printf("none%s\n",
                       value == -1 ? "" : ", and the value was changed");
        } else if (strcmp(order, "remove") == 0) {
            printf("%s\n", map_remove(m, word(one)) ? "removed" : "none");
        } else if (strcmp(order, "count") == 0) {
            printf("%zu keys\n", map_count(m));
        } else if (strcmp(order, "walk") == 0) {
            walk(m, word(one));
        } else if (strcmp(order, "clear") == 0) {
            clear(m, word(one));
        } else if (strcmp(order, "after") == 0) {
            word(one);
            after(m, one, word(two));
        } else if (strcmp(order, "day") == 0) {
            int kept = 0, all = 0;
            if (scanf("%d %d", &kept, &all) == 2)
                day(m, kept, all);
        }
    }
    map_close(m);
    if (freehold_blocks() != 0)
        printf("%zu blocks are left\n", freehold_blocks());
    return 0;
}
