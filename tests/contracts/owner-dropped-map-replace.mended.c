/* put() writes over the value of a key that was there already. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { const char *key; owned char *value; };
struct map { struct entry entries[8]; int used; };

static int map_put(borrows_mut struct map *m, const char *key, owns char *value)
{
    for (int i = 0; i < m->used; i++) {
        struct entry *e = &m->entries[i];
        if (strcmp(e->key, key) == 0) {
            printf("%s was %s\n", key, e->value);
            free(e->value);
            e->value = value;
            return 0;
        }
    }
    if (m->used == 8) {
        free(value);
        return -1;
    }
    m->entries[m->used++] = (struct entry){key, value};
    return 0;
}

int main(void)
{
    static struct map m;
    for (int i = 0; i < 2; i++) {
        char *v = strdup("red");
        if (!v || map_put(&m, "sky", v))
            break;
    }
    for (int i = 0; i < m.used; i++)
        free(m.entries[i].value);
    return 0;
}
