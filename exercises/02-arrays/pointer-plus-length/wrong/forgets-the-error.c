// caught-by: wrong-output
#include <stdbool.h>
#include <stddef.h>

struct slice { const char *at; size_t length; };

struct slice slice_sub(struct slice s, size_t from, size_t to, bool *bad)
{
    *bad = from > to || to > s.length;
    if (*bad)
        from = to = 0;
    s.at = s.at + from;
    s.length = to - from;
    return s;
}
