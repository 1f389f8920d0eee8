// caught-by: pointer-out-of-object
#include <stdbool.h>
#include <stddef.h>

struct slice { const char *at; size_t length; };

struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad)
{
    const char *begin = s.at + from;
    if (from > to || to > s.length) {
        *bad = true;
        s.length = 0;
        return s;
    }
    s.at = begin;
    s.length = to - from;
    return s;
}
