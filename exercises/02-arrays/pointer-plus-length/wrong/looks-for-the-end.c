// caught-by: rule-broken
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice { const char *at; size_t length; };

struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad)
{
    if (from > to || to > strlen(s.at)) {
        *bad = true;
        s.length = 0;
        return s;
    }
    s.at = s.at + from;
    s.length = to - from;
    return s;
}
