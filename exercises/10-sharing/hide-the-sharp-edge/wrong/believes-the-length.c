// caught-by: wrong-exit
#include <assert.h>
#include <stddef.h>
#include <string.h>

// A packed log: entry behind entry, each one byte for the length and so
// many bytes of text. The entries fill `used` bytes; behind them lies what
// is old.
enum { ROOM = 32 };
struct log { size_t used; unsigned char bytes[ROOM]; };

int log_put(struct log *l, const char *text);
int log_get(const struct log *l, size_t number, char *out, size_t room);

// --- your code starts here ---
static size_t log_length(const struct log *l, size_t at)
{
    assert(at < l->used);
    return l->bytes[at];
}

static size_t log_next(const struct log *l, size_t at)
{
    return at + 1 + log_length(l, at);
}

int log_put(struct log *l, const char *text)
{
    size_t n = strlen(text);
    if (n + 1 > ROOM - l->used)
        return -1;
    l->bytes[l->used] = (unsigned char)n;
    memcpy(l->bytes + l->used + 1, text, n);
    l->used += n + 1;
    return 0;
}

int log_get(const struct log *l, size_t number, char *out, size_t room)
{
    size_t at = 0;
    for (; number > 0; number--) {
        if (at >= l->used)
            return -1;
        at = log_next(l, at);
    }
    if (at >= l->used)
        return -1;
    size_t n = log_length(l, at);
    if (n + 1 > room)
        return -1;
    memcpy(out, l->bytes + at + 1, n);
    out[n] = '\0';
    return (int)n;
}
// --- your code ends here ---
