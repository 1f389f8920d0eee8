#include <stdlib.h>
#include <string.h>

struct entry {
    const char *key;
    int count;
    struct entry *next;
};

static struct entry *table[4];

static unsigned hash(const char *s)
{
    unsigned h = 0;
    while (*s)
        h = h * 31 + (unsigned char)*s++;
    return h % 4;
}

static void count(const char *key)
{
    struct entry **at = &table[hash(key)];
    while (*at && strcmp((*at)->key, key) != 0)
        at = &(*at)->next;
    if (!*at) {
        *at = calloc(1, sizeof **at);
        (*at)->key = key; // look 2
    }
    (*at)->count++;
}

int main(void)
{
    static const char *const words[] = {"pear", "fig", "pear", "plum", "lime", "fig", "kiwi"};
    for (int i = 0; i < 7; i++)
        count(words[i]);
    for (int i = 0; i < 4; i++)
        while (table[i]) {
            struct entry *next = table[i]->next;
            free(table[i]); // look
            table[i] = next;
        }
    return 0;
}
