#include "trie.h"

#include <freehold.h>
#include <stdio.h>
#include <string.h>

enum { KEYS = 20, LENGTH = 40 };

/* Each key grows a byte at a time, and each time what it was before is
 * put, and taken out. */
int main(void)
{
    char key[KEY_ROOM];
    int wrong = 0, value;
    struct map *m = map_open();
    if (m == NULL)
        return 1;
    for (int i = 0; i < KEYS; i++) {
        snprintf(key, sizeof key, "/%02d/", i);
        for (size_t n = 4; n < LENGTH; n++) {
            key[n] = (char)('a' + (n * 7 + (size_t)i) % 26);
            key[n + 1] = '\0';
            wrong += map_put(m, key, i) != 0;
        }
        for (size_t n = 5; n < LENGTH; n++) {
            char part[KEY_ROOM] = "";
            memcpy(part, key, n);
            wrong += !map_remove(m, part);
        }
    }
    strcpy(key, "");
    for (int i = 0; i < KEYS; i++)
        wrong += !map_after(m, "/", key, &value) || value != i ||
                 strlen(key) != LENGTH;
    printf("%zu keys, %d wrong\n", map_count(m), wrong);
    map_close(m);
    return 0;
}
