// caught-by: over-budget
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 255 };

void tell(const char *key); // borrows the key while it looks

struct key {
    struct key *next;
    unsigned char shared; // so many bytes are as in the key before
    char rest[];          // all behind them, with its end
};

static struct key *first, *last;

static void append(struct key *k)
{
    k->next = NULL;
    if (last != NULL) last->next = k; else first = k;
    last = k;
}

// --- your code starts here ---
static char latest[LONGEST + 1]; // the key that was added last

// Keeps a copy of key. 0: done, -1: no memory.
int keys_add(const char *key)
{
    size_t n = 0;
    while (n < 15 && latest[n] != '\0' && latest[n] == key[n])
        n++;
    struct key *k = malloc(offsetof(struct key, rest) + strlen(&key[n]) + 1);
    if (k == NULL)
        return -1;
    k->shared = (unsigned char)n;
    strcpy(k->rest, &key[n]);
    strcpy(latest, key);
    append(k);
    return 0;
}

// Tells all keys, in their order.
void keys_tell(void)
{
    char key[LONGEST + 1];
    for (struct key *k = first; k != NULL; k = k->next) {
        strcpy(&key[k->shared], k->rest);
        tell(key);
    }
}

// Frees all. It can be filled anew.
void keys_clear(void)
{
    while (first != NULL) {
        struct key *k = first;
        first = k->next;
        free(k);
    }
    last = NULL;
    latest[0] = '\0';
}
// --- your code ends here ---
