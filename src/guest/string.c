/* string.c - string.h and strings.h.
 *
 * Every function first finds out how far it will read and write, asks for that, and
 * then lets the host's function do the work. Steps are charged last: a size that is too
 * large is a mistake of its own, not too much work. What C calls a string must have its
 * terminator; where C stops at a difference or a match, so do the checks. */
#include "guest/libc.h"

#include <string.h>
#include <strings.h>

static char *token_rest; /* where strtok goes on; NULL before the first text */

void string_reset(void)
{
    token_rest = NULL;
}

static size_t length(const char *s)
{
    size_t n = text_length(s, SIZE_MAX);
    charge_bytes(n);
    return n;
}

void check_overlap(const char *function, const void *to, size_t n, const void *from, size_t from_n)
{
    uintptr_t a = (uintptr_t)to, b = (uintptr_t)from;
    bool memory = function[0] == 'm';
    if (memory && a == b) /* struct assignment to itself comes to this, and it harms nobody */
        return;
    could_read(from, from_n); /* what goes outside is the worse mistake */
    could_write((void *)to, n);
    if (n && from_n && a < b + from_n && b < a + n)
        finding_add("overlapping-copy", "%s between bytes that overlap%s", function,
                    memory ? ": memmove allows it" : "");
}

/* ---- memory ---- */

LIBC(void *, memcpy, void *to, const void *from, size_t n)
{
    check_overlap("memcpy", to, n, from, n);
    copies(to, from, n);
    charge_bytes(n);
    return to;
}

LIBC(void *, mempcpy, void *to, const void *from, size_t n)
{
    check_overlap("mempcpy", to, n, from, n);
    copies(to, from, n);
    charge_bytes(n);
    return (char *)to + n;
}

LIBC(void *, memmove, void *to, const void *from, size_t n)
{
    copies(to, from, n);
    charge_bytes(n);
    return to;
}

LIBC(void *, memset, void *to, int c, size_t n)
{
    writes(to, n);
    memset(to, c, n);
    charge_bytes(n);
    return to;
}

/* Both are there in full; what is looked at, up to the first difference, was written. */
static int compare_memory(const unsigned char *a, const unsigned char *b, size_t n)
{
    reads_any(a, n);
    reads_any(b, n);
    size_t same = 0;
    while (same < n && a[same] == b[same])
        same++;
    charge_bytes(same);
    size_t seen = same < n ? same + 1 : n;
    reads(a, seen);
    reads(b, seen);
    return same < n ? a[same] - b[same] : 0;
}

LIBC(int, memcmp, const void *a, const void *b, size_t n) { return compare_memory(a, b, n); }

/* C has it look at one byte after the other and stop, so n may be too large. */
static size_t find(const unsigned char *p, unsigned char c, size_t n)
{
    size_t i = 0;
    for (; i < n; i++) {
        reads(p + i, 1);
        if (p[i] == c)
            break;
    }
    charge_bytes(i);
    return i;
}

LIBC(void *, memchr, const void *at, int c, size_t n)
{
    size_t i = find(at, (unsigned char)c, n);
    return i < n ? (char *)at + i : NULL;
}

LIBC(void *, memrchr, const void *at, int c, size_t n)
{
    could_read(at, n);
    charge_bytes(n);
    void *found = memrchr(at, c, n);
    const char *from = found ? found : at;
    reads(from, (size_t)((const char *)at + n - from));
    return found;
}

LIBC(void *, memccpy, void *to, const void *from, int c, size_t n)
{
    size_t i = find(from, (unsigned char)c, n), k = i < n ? i + 1 : n;
    check_overlap("memccpy", to, k, from, k);
    copies(to, from, k);
    return i < n ? (char *)to + k : NULL;
}

LIBC(void *, memmem, const void *at, size_t len, const void *what, size_t n)
{
    reads(at, len);
    reads(what, n);
    charge_bytes(len + n);
    return memmem(at, len, what, n);
}

/* ---- lengths and comparisons ---- */

LIBC(size_t, strlen, const char *s) { return length(s); }

LIBC(size_t, strnlen, const char *s, size_t most)
{
    size_t n = text_length(s, most);
    charge_bytes(n);
    return n;
}

static int sign(int d) { return (d > 0) - (d < 0); }

LIBC(int, strcmp, const char *a, const char *b)
{
    length(a);
    length(b);
    return sign(strcmp(a, b));
}

LIBC(int, strcoll, const char *a, const char *b) { return guest_strcmp(a, b); }

static int fold(unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int as_it_is(unsigned char c) { return c; }

/* The arrays need not be strings: only what is compared must be there. */
static int compare(const char *a, const char *b, size_t n, int (*key)(unsigned char))
{
    int d = 0;
    size_t i = 0;
    for (; i < n && !d; i++) {
        reads(a + i, 1);
        reads(b + i, 1);
        d = key((unsigned char)a[i]) - key((unsigned char)b[i]);
        if (!a[i])
            break;
    }
    charge_bytes(i);
    return d;
}

LIBC(int, strncmp, const char *a, const char *b, size_t n) { return sign(compare(a, b, n, as_it_is)); }
LIBC(int, strncasecmp, const char *a, const char *b, size_t n) { return compare(a, b, n, fold); }
LIBC(int, strcasecmp, const char *a, const char *b) { return compare(a, b, SIZE_MAX, fold); }

/* ---- copies ---- */

static char *copy(const char *function, char *to, const char *from)
{
    size_t n = length(from);
    check_overlap(function, to, n + 1, from, n + 1);
    copies(to, from, n + 1);
    return to + n;
}

LIBC(char *, strcpy, char *to, const char *from)
{
    copy("strcpy", to, from);
    return to;
}

LIBC(char *, stpcpy, char *to, const char *from) { return copy("stpcpy", to, from); }

/* All size bytes are written: the rest with zeros. */
static char *copy_padded(const char *function, char *to, const char *from, size_t size)
{
    could_write(to, size);
    size_t n = text_length(from, size);
    check_overlap(function, to, size, from, n < size ? n + 1 : n);
    charge_bytes(size);
    copies(to, from, n);
    writes(to + n, size - n);
    memset(to + n, 0, size - n);
    return to + n;
}

LIBC(char *, strncpy, char *to, const char *from, size_t size)
{
    copy_padded("strncpy", to, from, size);
    return to;
}

LIBC(char *, stpncpy, char *to, const char *from, size_t size)
{
    return copy_padded("stpncpy", to, from, size);
}

LIBC(char *, strcat, char *to, const char *from)
{
    size_t at = length(to), n = length(from) + 1;
    check_overlap("strcat", to + at, n, from, n);
    copies(to + at, from, n);
    return to;
}

LIBC(char *, strncat, char *to, const char *from, size_t most)
{
    size_t at = length(to), n = text_length(from, most);
    charge_bytes(n);
    could_write(to + at, n + 1);
    check_overlap("strncat", to + at, n + 1, from, n < most ? n + 1 : n);
    copies(to + at, from, n);
    writes(to + at + n, 1);
    to[at + n] = '\0';
    return to;
}

static void copy_cut(const char *function, char *to, const char *from, size_t n, size_t size)
{
    size_t k = n < size ? n : size - 1;
    check_overlap(function, to, k + 1, from, n + 1);
    copies(to, from, k);
    writes(to + k, 1);
    to[k] = '\0';
}

LIBC(size_t, strlcpy, char *to, const char *from, size_t size)
{
    could_write(to, size);
    size_t n = length(from);
    if (size)
        copy_cut("strlcpy", to, from, n, size);
    return n;
}

LIBC(size_t, strlcat, char *to, const char *from, size_t size)
{
    could_write(to, size);
    size_t at = text_length(to, size), n = length(from);
    if (at < size)
        copy_cut("strlcat", to + at, from, n, size - at);
    return at + n;
}

LIBC(size_t, strxfrm, char *to, const char *from, size_t size)
{
    size_t n = length(from);
    if (size)
        could_write(to, size);
    if (n < size)
        copies(to, from, n + 1);
    return n;
}

/* ---- searches ---- */

LIBC(char *, strchr, const char *s, int c)
{
    length(s);
    return strchr(s, c);
}

LIBC(char *, strchrnul, const char *s, int c)
{
    size_t n = length(s);
    char *p = strchr(s, c);
    return p ? p : (char *)s + n;
}

LIBC(char *, strrchr, const char *s, int c)
{
    length(s);
    return strrchr(s, c);
}

LIBC(char *, strstr, const char *s, const char *what)
{
    size_t len = length(s), n = length(what);
    return memmem(s, len, what, n);
}

LIBC(char *, strcasestr, const char *s, const char *what)
{
    size_t len = length(s), n = length(what);
    for (; len >= n; s++, len--) {
        size_t same = 0;
        while (same < n && fold((unsigned char)s[same]) == fold((unsigned char)what[same]))
            same++;
        if (same == n)
            return (char *)s;
        charge_bytes(same);
    }
    return NULL;
}

static size_t span(const char *s, const char *set, bool inside)
{
    length(s);
    length(set);
    return inside ? strspn(s, set) : strcspn(s, set);
}

LIBC(size_t, strspn, const char *s, const char *set) { return span(s, set, true); }
LIBC(size_t, strcspn, const char *s, const char *set) { return span(s, set, false); }

LIBC(char *, strpbrk, const char *s, const char *set)
{
    s += span(s, set, false);
    return *s ? (char *)s : NULL;
}

/* Cuts the token that starts at s off; returns where the next may start. */
static char *cut(char *s, const char *set)
{
    char *end = s + span(s, set, false);
    if (!*end)
        return end;
    writes(end, 1);
    *end = '\0';
    return end + 1;
}

LIBC(char *, strtok_r, char *s, const char *set, char **rest)
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
    writes_pointer(rest, cut(s, set));
    return s;
}

LIBC(char *, strtok, char *s, const char *set)
{
    hidden_state(HIDDEN_STRTOK, true);
    if (!s)
        s = token_rest;
    s += span(s, set, true); /* null, if there was never a text: told there */
    token_rest = s;
    if (!*s)
        return NULL;
    token_rest = cut(s, set);
    return s;
}

LIBC(char *, strsep, char **rest, const char *set)
{
    reads_value(rest, sizeof *rest);
    char *s = *rest;
    if (!s)
        return NULL;
    char *end = s + span(s, set, false);
    writes_pointer(rest, *end ? cut(s, set) : NULL);
    return s;
}

/* ---- strings.h ---- */

LIBC(void, bzero, void *to, size_t n) { guest_memset(to, 0, n); }
LIBC(void, explicit_bzero, void *to, size_t n) { guest_memset(to, 0, n); }
LIBC(void, bcopy, const void *from, void *to, size_t n) { guest_memmove(to, from, n); }
LIBC(int, bcmp, const void *a, const void *b, size_t n) { return compare_memory(a, b, n); }
LIBC(int, ffs, int v) { return __builtin_ffs(v); }
LIBC(int, ffsl, long v) { return __builtin_ffsl(v); }
LIBC(int, ffsll, long long v) { return __builtin_ffsll(v); }
