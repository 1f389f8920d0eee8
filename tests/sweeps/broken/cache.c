/* A cache of squares that throws the oldest out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 2 };
struct entry { int key; char *text; };
struct cache { struct entry *slots[SLOTS]; int next; };

static char *compute(int key)
{
    char *text = malloc(24); // broken: null-dereference
    snprintf(text, 24, "%d squared is %d", key, key * key);
    return text;
}

static const char *get(struct cache *c, int key)
{
    for (int i = 0; i < SLOTS; i++)
        if (c->slots[i] && c->slots[i]->key == key)
            return c->slots[i]->text;
    char *text = compute(key);
    struct entry *e = malloc(sizeof *e); // broken: leak
    if (!e)
        return NULL;
    *e = (struct entry){key, text};
    struct entry **slot = &c->slots[c->next++ % SLOTS];
    if (*slot)
        free((*slot)->text);
    free(*slot);
    *slot = e;
    return text;
}

int main(void)
{
    struct cache *c = calloc(1, sizeof *c); // broken: null-dereference
    int bad = 0;
    for (int i = 1; i <= 3; i++) {
        const char *text = get(c, i);
        bad |= !text;
        puts(text ? text : "?");
    }
    for (int i = 0; i < SLOTS; i++) {
        if (c->slots[i])
            free(c->slots[i]->text);
        free(c->slots[i]);
    }
    free(c);
    return bad;
}
