/* Which key comes next? */
#include "node.h"

#include <string.h>

/* n is the first of the nodes below some other one, and the first `length`
 * bytes of key lead there. Of all keys that go on with n or those next to
 * it, finds the first one that comes, from there on, after the text
 * `after`. True: it stands in key, whole, with its '\0', and its value in
 * *value. False: there is none. */
static bool next_in(const struct node *n, const char *after, char *key,
                    size_t length, int *value)
{
    for (; n != NULL; n = n->next) {
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
        if (next_in(n->child, after + n->length, key,
                    length + n->length, value))
            return true;
    }
    return false;
}

bool next_key(const struct map *m, const char *after, char *key,
              int *value)
{
    return next_in(m->root.child, after, key, 0, value);
}
