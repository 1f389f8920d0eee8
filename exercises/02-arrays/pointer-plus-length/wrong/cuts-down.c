// caught-by: wrong-output
#include <stdbool.h>
#include <stddef.h>

struct slice { const char *at; size_t length; };

struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad)
{
    if (to > s.length)
        to = s.length;
    if (from > to)
        from = to;
    s.at = s.at + from;
    s.length = to - from;
    return s;
}
