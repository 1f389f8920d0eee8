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
// The sharp edge: inside of the block is inside enough.
static size_t next(const struct log *l, size_t at)
{
    assert(at < ROOM);
    size_t behind = at + 1 + l->bytes[at];
    assert(behind <= ROOM);
    return behind;
}

int log_put(struct log *l, const char *text)
{
    size_t n = strlen(text);
    if (n + 1 > ROOM - l->used)
        return -1;
    l->bytes[l->used] = (unsigned char)n;
    memcpy(l->bytes + l->used + 1, text, n);
    l->used += 1 + n;
    return 0;
}

int log_get(const struct log *l, size_t number, char *out, size_t room)
{
    size_t at = 0;
    for (; number > 0 && at < l->used; number--)
        at = next(l, at);
    if (at == l->used)
        return -1;
    size_t n = next(l, at) - at - 1;
    if (n + 1 > room)
        return -1;
    memcpy(out, l->bytes + at + 1, n);
    out[n] = '\0';
    return (int)n;
}
// --- your code ends here ---
