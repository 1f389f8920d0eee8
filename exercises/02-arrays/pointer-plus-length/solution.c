#include <stdbool.h>
#include <stddef.h>

struct slice { const char *at; size_t length; };

struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad)
{
    if (from > to || to > s.length) {
        *bad = true;
        s.length = 0;
        return s;
    }
    s.at += from;
    s.length = to - from;
    return s;
}
