/* wide.c - wchar.h, wctype.h and the multibyte functions of stdlib.h. Multibyte
 * text is UTF-8. */
#include "guest/machine.h"

#include <errno.h>
#include <string.h>
#include <wchar.h>

void wide_reset(void) {}

/* Decodes one character. Returns its bytes, 0 for the end, -1 for malformed
 * text (errno), -2 if it breaks off after n bytes. */
BARE static long decode(wchar_t *ret, const char *s, size_t n)
{
    if (n == 0)
        return -2;
    unsigned char c = (unsigned char)s[0];
    size_t len = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 :
                 c >= 0xf0 && c < 0xf5 ? 4 : 0;
    for (size_t i = 1; i < len; i++) {
        if (i == n)
            return -2;
        if (((unsigned char)s[i] & 0xc0) != 0x80)
            len = 0;
    }
    uint32_t code = 0xfffd;
    if (len == 0 || utf8_decode(s, len, &code) != len) {
        errno = EILSEQ;
        return -1;
    }
    if (ret)
        *ret = (wchar_t)code;
    return code ? (long)len : 0;
}

static bool valid(wchar_t c)
{
    return c >= 0 && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff);
}

LIBC(int, mblen, const char *s, size_t n)
{
    long r = s ? decode(NULL, s, n) : 0;
    return r < 0 ? -1 : (int)r;
}

LIBC(int, mbtowc, wchar_t *ret, const char *s, size_t n)
{
    long r = s ? decode(ret, s, n) : 0;
    return r < 0 ? -1 : (int)r;
}

LIBC(int, wctomb, char *s, wchar_t c)
{
    if (!s)
        return 0;
    if (!valid(c)) {
        errno = EILSEQ;
        return -1;
    }
    return (int)utf8_encode((uint32_t)c, s);
}

LIBC(size_t, mbstowcs, wchar_t *to, const char *s, size_t room)
{
    size_t n = 0;
    for (; !to || n < room; n++) {
        wchar_t c;
        long k = decode(&c, s, 4);
        if (k < 0)
            return (size_t)-1;
        if (to)
            to[n] = c;
        if (k == 0)
            break;
        s += k;
    }
    return n;
}

LIBC(size_t, wcstombs, char *to, const wchar_t *s, size_t room)
{
    size_t n = 0;
    for (; *s; s++) {
        char bytes[4];
        if (!valid(*s)) {
            errno = EILSEQ;
            return (size_t)-1;
        }
        size_t k = utf8_encode((uint32_t)*s, bytes);
        if (to && n + k > room)
            return n;
        if (to)
            memcpy(to + n, bytes, k);
        n += k;
    }
    if (to && n < room)
        to[n] = '\0';
    return n;
}

/* ---- strings ---- */

LIBC(size_t, wcslen, const wchar_t *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

LIBC(int, wcsncmp, const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; a++, b++, n--) {
        if (*a != *b)
            return *a < *b ? -1 : 1;
        if (!*a)
            break;
    }
    return 0;
}

LIBC(int, wcscmp, const wchar_t *a, const wchar_t *b)
{
    int r = guest_wcsncmp(a, b, SIZE_MAX);
    KEEP_FRAME();
    return r;
}

LIBC(wchar_t *, wmemcpy, wchar_t *to, const wchar_t *from, size_t n)
{
    memmove(to, from, n * sizeof *to);
    KEEP_FRAME();
    return to;
}

LIBC(wchar_t *, wmemset, wchar_t *to, wchar_t c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = c;
    return to;
}

LIBC(wchar_t *, wcscpy, wchar_t *to, const wchar_t *from)
{
    memmove(to, from, (guest_wcslen(from) + 1) * sizeof *to);
    KEEP_FRAME();
    return to;
}

LIBC(wchar_t *, wcsncpy, wchar_t *to, const wchar_t *from, size_t size)
{
    size_t i = 0;
    for (; i < size && from[i]; i++)
        to[i] = from[i];
    for (; i < size; i++)
        to[i] = 0;
    return to;
}

LIBC(wchar_t *, wcscat, wchar_t *to, const wchar_t *from)
{
    guest_wcscpy(to + guest_wcslen(to), from);
    return to;
}

LIBC(wchar_t *, wcschr, const wchar_t *s, wchar_t c)
{
    for (;; s++) {
        if (*s == c)
            return (wchar_t *)s;
        if (!*s)
            return NULL;
    }
}

LIBC(wchar_t *, wcsrchr, const wchar_t *s, wchar_t c)
{
    const wchar_t *found = NULL;
    do
        if (*s == c)
            found = s;
    while (*s++);
    return (wchar_t *)found;
}

LIBC(wchar_t *, wcsstr, const wchar_t *s, const wchar_t *what)
{
    size_t n = guest_wcslen(what);
    for (;; s++) {
        if (guest_wcsncmp(s, what, n) == 0)
            return (wchar_t *)s;
        if (!*s)
            return NULL;
    }
}
