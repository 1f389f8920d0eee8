/* Which key comes next? */
#include "node.h"

/* n is the first of the nodes below some other one, and the first `length`
 * bytes of key lead there. Of all keys that go on with n or those next to
 * it, finds the first one that comes, from there on, after the text
 * `after`. True: it stands in key, whole, with its '\0', and its value in
 * *value. False: there is none. */
static bool next_in(const struct node *n, const char *after, char *key,
                    size_t length, int *value)
{
    // One node after the other. Does its byte come before the first one of
    // `after`, is it the same, or does it come behind? What does that say
    // about n itself, and about what is below it?
    (void)n;
    (void)after;
    (void)key;
    (void)length;
    (void)value;
    return false;
}

bool next_key(const struct map *m, const char *after, char *key,
              int *value)
{
    return next_in(m->root.child, after, key, 0, value);
}
