/* Growing byte buffers. One spare byte behind len holds a NUL, so that a buffer
 * can be handed to whoever wants a C string. */
#include "base/base.h"

#include <stdio.h>
#include <string.h>

#ifdef TINY
enum { FIRST = 4 };
#else
enum { FIRST = 128 };
#endif

static void reserve(struct buf *b, size_t more)
{
    size_t need;
    if (__builtin_add_overflow(b->len, more, &need) || __builtin_add_overflow(need, 1, &need))
        BUG("buf: %zu more bytes asked for", more);
    if (need <= b->room)
        return;
    size_t room = b->room ? b->room : FIRST;
    while (room < need)
        room = room > SIZE_MAX / 2 ? need : room * 2;
    b->at = mem_resize(b->at, room, 1);
    b->room = room;
}

void buf_add(struct buf *b, const void *bytes, size_t len)
{
    if (b->cap && len > b->cap - b->len) {
        len = b->cap - b->len;
        b->truncated = true;
    }
    reserve(b, len);
    if (len)
        memcpy(b->at + b->len, bytes, len);
    b->len += len;
    b->at[b->len] = '\0';
}

void buf_str(struct buf *b, struct str s) { buf_add(b, s.at, s.len); }
void buf_cstr(struct buf *b, const char *s) { buf_add(b, s, strlen(s)); }
void buf_char(struct buf *b, char c) { buf_add(b, &c, 1); }

void buf_repeat(struct buf *b, char c, size_t times)
{
    while (times--)
        buf_char(b, c);
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int len = vsnprintf(NULL, 0, fmt, ap);
    BUG_IF(len < 0);
    char small[256];
    if ((size_t)len < sizeof small) {
        vsnprintf(small, sizeof small, fmt, again);
        buf_add(b, small, (size_t)len);
    } else {
        char *large = mem_alloc((size_t)len + 1);
        vsnprintf(large, (size_t)len + 1, fmt, again);
        buf_add(b, large, (size_t)len);
        mem_free(large);
    }
    va_end(again);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_vprintf(b, fmt, ap);
    va_end(ap);
}

struct str buf_view(const struct buf *b)
{
    return (struct str){b->at ? b->at : "", b->len};
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->truncated = false;
    if (b->at)
        b->at[0] = '\0';
}

void buf_release(struct buf *b)
{
    mem_free(b->at);
    *b = (struct buf){.cap = b->cap};
}

char *buf_detach(struct buf *b)
{
    reserve(b, 0);
    b->at[b->len] = '\0';
    char *at = b->at;
    *b = (struct buf){.cap = b->cap};
    return at;
}
