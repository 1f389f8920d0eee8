/* Which key comes next? */
#include "node.h"

#include <string.h>

/* i is the first of the nodes below some other one, and the first `length`
 * bytes of key lead there. Of all keys that go on with i or those next to
 * it, finds the first one that comes, from there on, after the text
 * `after`. True: it stands in key, whole, with its '\0', and its value in
 * *value. False: there is none. */
static bool next_in(const struct map *m, number i, const char *after,
                    char *key, size_t length, int *value)
{
    for (; i != 0; i = node_at(m, i)->next) {
        const struct node *n = node_at(m, i);
        size_t same = node_same(n, after);
        bool begins = same == n->length; /* `after` begins with it */
        if (!begins && n->text[same] < (unsigned char)after[same])
            continue;
        memcpy(&key[length], n->text, n->length);
        if (!begins && n->has_value) {
            key[length + n->length] = '\0';
            *value = n->value;
            return true;
        }
        if (next_in(m, n->child, begins ? after + same : "", key, length + n->length, value))
            return true;
    }
    return false;
}

bool next_key(const struct map *m, const char *after, char *key,
              int *value)
{
    return next_in(m, m->top, after, key, 0, value);
}
