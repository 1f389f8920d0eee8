/* wide.c - wchar.h, wctype.h and the multibyte functions of stdlib.h. Multibyte
 * text is UTF-8, a wide character a code point, and no conversion keeps a state: an
 * mbstate_t only remembers the bytes of a character that broke off. */
#include "guest/libc.h"

#include <string.h>
#include <wchar.h>

static struct state {
    unsigned char kept[4];
    int count;
} own_state; /* of mbrtowc without one; 8 bytes, as include/wchar.h has it */

void wide_reset(void)
{
    own_state = (struct state){ 0 };
}

/* Bytes that a character with this first byte has; 0: none starts like that. */
static size_t bytes_of(unsigned char c)
{
    return c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 :
           c >= 0xf0 && c < 0xf5 ? 4 : 0;
}

/* Decodes one character of the program's. Returns its bytes, 0 for the end, -1 for
 * malformed text (errno), -2 if it breaks off after n bytes. */
static long decode(wchar_t *ret, const char *s, size_t n)
{
    if (n == 0)
        return -2;
    reads(s, 1);
    size_t len = bytes_of((unsigned char)s[0]);
    for (size_t i = 1; i < len; i++) {
        if (i == n)
            return -2;
        reads(s + i, 1);
        if (((unsigned char)s[i] & 0xc0) != 0x80)
            len = 0;
    }
    uint32_t code = 0xfffd;
    if (len == 0 || utf8_decode(s, len, &code) != len) {
        errno_set(EILSEQ);
        return -1;
    }
    *ret = (wchar_t)code;
    return code ? (long)len : 0;
}

static bool valid(wchar_t c)
{
    return c >= 0 && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff);
}

static void put_wide(wchar_t *to, wchar_t c)
{
    writes_value(to, sizeof *to);
    *to = c;
}

LIBC(int, mblen, const char *s, size_t n)
{
    wchar_t c;
    long r = s ? decode(&c, s, n) : 0;
    return r < 0 ? -1 : (int)r;
}

LIBC(int, mbtowc, wchar_t *ret, const char *s, size_t n)
{
    wchar_t c;
    long r = s ? decode(&c, s, n) : 0;
    if (s && r >= 0 && ret)
        put_wide(ret, c);
    return r < 0 ? -1 : (int)r;
}

LIBC(int, wctomb, char *s, wchar_t c)
{
    char bytes[4];
    if (!s)
        return 0;
    if (!valid(c))
        return fails(EILSEQ);
    size_t n = utf8_encode((uint32_t)c, bytes);
    writes(s, n);
    memcpy(s, bytes, n);
    return (int)n;
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
            put_wide(to + n, c);
        if (k == 0)
            break;
        s += k;
    }
    charge_bytes(n);
    return n;
}

LIBC(size_t, wcstombs, char *to, const wchar_t *s, size_t room)
{
    size_t n = 0;
    for (; !to || n < room; s++) {
        char bytes[4];
        reads_value(s, sizeof *s);
        if (!*s)
            break;
        if (!valid(*s)) {
            errno_set(EILSEQ);
            return (size_t)-1;
        }
        size_t k = utf8_encode((uint32_t)*s, bytes);
        if (to && n + k > room)
            return n;
        if (to) {
            writes(to + n, k);
            memcpy(to + n, bytes, k);
        }
        n += k;
    }
    charge_bytes(n);
    if (to && n < room) {
        writes(to + n, 1);
        to[n] = '\0';
    }
    return n;
}

/* ---- with a state ---- */

static struct state *state_of(struct state *given)
{
    if (!given)
        return &own_state;
    reads(given, sizeof *given);
    writes(given, sizeof *given);
    return given;
}

LIBC(int, mbsinit, const struct state *state)
{
    if (state)
        reads(state, sizeof *state);
    return !state || state->count == 0;
}

LIBC(size_t, mbrtowc, wchar_t *ret, const char *s, size_t n, struct state *given)
{
    struct state *st = state_of(given);
    if (!s) {
        st->count = 0;
        return 0;
    }
    for (size_t taken = 1; taken <= n; taken++) {
        reads(s + taken - 1, 1);
        unsigned char c = (unsigned char)s[taken - 1];
        size_t len = bytes_of(st->count ? st->kept[0] : c);
        bool bad = len == 0 || (st->count && (c & 0xc0) != 0x80) || st->count > 3;
        if (!bad)
            st->kept[st->count++] = c;
        if (!bad && (size_t)st->count < len)
            continue;
        uint32_t code = 0;
        size_t got = bad ? 0 : utf8_decode((const char *)st->kept, len, &code);
        st->count = 0;
        if (bad || got != len) {
            errno_set(EILSEQ);
            return (size_t)-1;
        }
        if (ret)
            put_wide(ret, (wchar_t)code);
        return code ? taken : 0;
    }
    return (size_t)-2;
}

LIBC(size_t, mbrlen, const char *s, size_t n, struct state *state)
{
    return guest_mbrtowc(NULL, s, n, state);
}

LIBC(size_t, wcrtomb, char *s, wchar_t c, struct state *state)
{
    (void)state;
    return s ? (size_t)(long)guest_wctomb(s, c) : 1;
}

LIBC(unsigned, btowc, int c) { return c >= 0 && c < 128 ? (unsigned)c : WEOF; }
LIBC(int, wctob, unsigned c) { return c < 128 ? (int)c : -1; }

/* ---- strings ---- */

static size_t length(const wchar_t *s, size_t most)
{
    size_t n = wide_length(s, most);
    charge_bytes(n * sizeof *s);
    return n;
}

static size_t bytes(size_t n)
{
    size_t total;
    return __builtin_mul_overflow(n, sizeof(wchar_t), &total) ? SIZE_MAX : total;
}

LIBC(size_t, wcslen, const wchar_t *s) { return length(s, SIZE_MAX); }
LIBC(size_t, wcsnlen, const wchar_t *s, size_t most) { return length(s, most); }

LIBC(int, wcsncmp, const wchar_t *a, const wchar_t *b, size_t n)
{
    for (; n > 0; a++, b++, n--) {
        reads_value(a, sizeof *a);
        reads_value(b, sizeof *b);
        if (*a != *b)
            return *a < *b ? -1 : 1;
        if (!*a)
            break;
    }
    return 0;
}

LIBC(int, wcscmp, const wchar_t *a, const wchar_t *b)
{
    length(a, SIZE_MAX);
    length(b, SIZE_MAX);
    return guest_wcsncmp(a, b, SIZE_MAX);
}

LIBC(int, wcscoll, const wchar_t *a, const wchar_t *b) { return guest_wcscmp(a, b); }

LIBC(wchar_t *, wmemcpy, wchar_t *to, const wchar_t *from, size_t n)
{
    check_overlap("wmemcpy", to, bytes(n), from, bytes(n));
    charge_bytes(bytes(n));
    copies(to, from, bytes(n));
    return to;
}

LIBC(wchar_t *, wmemmove, wchar_t *to, const wchar_t *from, size_t n)
{
    charge_bytes(bytes(n));
    copies(to, from, bytes(n));
    return to;
}

LIBC(wchar_t *, wmemset, wchar_t *to, wchar_t c, size_t n)
{
    charge_bytes(bytes(n));
    writes(to, bytes(n));
    for (size_t i = 0; i < n; i++)
        to[i] = c;
    return to;
}

LIBC(int, wmemcmp, const wchar_t *a, const wchar_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        reads_value(a + i, sizeof *a);
        reads_value(b + i, sizeof *b);
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

LIBC(wchar_t *, wmemchr, const wchar_t *s, wchar_t c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        reads_value(s + i, sizeof *s);
        if (s[i] == c)
            return (wchar_t *)s + i;
    }
    return NULL;
}

LIBC(wchar_t *, wcscpy, wchar_t *to, const wchar_t *from)
{
    size_t n = bytes(length(from, SIZE_MAX) + 1);
    check_overlap("wcscpy", to, n, from, n);
    copies(to, from, n);
    return to;
}

LIBC(wchar_t *, wcsncpy, wchar_t *to, const wchar_t *from, size_t size)
{
    could_write(to, bytes(size));
    size_t n = length(from, size);
    check_overlap("wcsncpy", to, bytes(size), from, bytes(n));
    charge_bytes(bytes(size));
    copies(to, from, bytes(n));
    writes(to + n, bytes(size - n));
    memset(to + n, 0, bytes(size - n));
    return to;
}

LIBC(wchar_t *, wcscat, wchar_t *to, const wchar_t *from)
{
    size_t at = length(to, SIZE_MAX), n = bytes(length(from, SIZE_MAX) + 1);
    check_overlap("wcscat", to + at, n, from, n);
    copies(to + at, from, n);
    return to;
}

LIBC(wchar_t *, wcsncat, wchar_t *to, const wchar_t *from, size_t most)
{
    size_t at = length(to, SIZE_MAX), n = length(from, most);
    check_overlap("wcsncat", to + at, bytes(n + 1), from, bytes(n));
    copies(to + at, from, bytes(n));
    put_wide(to + at + n, 0);
    return to;
}

LIBC(wchar_t *, wcsdup, const wchar_t *s)
{
    size_t n = bytes(length(s, SIZE_MAX) + 1);
    wchar_t *p = guest_malloc(n);
    if (p)
        copies(p, s, n);
    return p;
}

LIBC(wchar_t *, wcschr, const wchar_t *s, wchar_t c)
{
    length(s, SIZE_MAX);
    return wcschr(s, c);
}

LIBC(wchar_t *, wcsrchr, const wchar_t *s, wchar_t c)
{
    length(s, SIZE_MAX);
    return wcsrchr(s, c);
}

LIBC(wchar_t *, wcsstr, const wchar_t *s, const wchar_t *what)
{
    size_t len = length(s, SIZE_MAX), n = length(what, SIZE_MAX);
    for (; len >= n; s++, len--) {
        if (n == 0 || wmemcmp(s, what, n) == 0)
            return (wchar_t *)s;
        charge(1);
    }
    return NULL;
}

static size_t span(const wchar_t *s, const wchar_t *set, bool inside)
{
    length(s, SIZE_MAX);
    length(set, SIZE_MAX);
    size_t n = 0;
    while (s[n] && (wcschr(set, s[n]) != NULL) == inside)
        n++;
    return n;
}

LIBC(size_t, wcsspn, const wchar_t *s, const wchar_t *set) { return span(s, set, true); }
LIBC(size_t, wcscspn, const wchar_t *s, const wchar_t *set) { return span(s, set, false); }

LIBC(wchar_t *, wcspbrk, const wchar_t *s, const wchar_t *set)
{
    s += span(s, set, false);
    return *s ? (wchar_t *)s : NULL;
}

LIBC(wchar_t *, wcstok, wchar_t *s, const wchar_t *set, wchar_t **rest)
{
    if (!s) {
        reads_value(rest, sizeof *rest);
        s = *rest;
    }
    s += span(s, set, true);
    if (!*s) {
        writes_pointer(rest, s);
        return NULL;
    }
    wchar_t *end = s + span(s, set, false);
    if (*end)
        put_wide(end++, 0);
    writes_pointer(rest, end);
    return s;
}
