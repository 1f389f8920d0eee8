/* string.c - string.h and strings.h.
 *
 * Where the host has a fast function it does the work, called from a frame of
 * ours so that a fault finds its way to the program's line. */
#include "guest/machine.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <strings.h>

static char *token_rest; /* where strtok goes on */

void string_reset(void)
{
    token_rest = NULL;
}

/* ---- memory ---- */

LIBC(void *, memcpy, void *to, const void *from, size_t n)
{
    uintptr_t a = (uintptr_t)to, b = (uintptr_t)from;
    if (a != b && n && a < b + n && b < a + n)
        finding_add("overlapping-copy", "memcpy between bytes that overlap: memmove allows it");
    reads(from, n);
    writes(to, n);
    memmove(to, from, n);
    KEEP_FRAME();
    return to;
}

LIBC(void *, mempcpy, void *to, const void *from, size_t n)
{
    return (char *)guest_memcpy(to, from, n) + n;
}

LIBC(void *, memmove, void *to, const void *from, size_t n)
{
    reads(from, n);
    writes(to, n);
    memmove(to, from, n);
    KEEP_FRAME();
    return to;
}

LIBC(void *, memset, void *to, int c, size_t n)
{
    writes(to, n);
    memset(to, c, n);
    KEEP_FRAME();
    return to;
}

LIBC(int, memcmp, const void *a, const void *b, size_t n)
{
    reads(a, n);
    reads(b, n);
    int r = memcmp(a, b, n);
    KEEP_FRAME();
    return r;
}

LIBC(void *, memchr, const void *at, int c, size_t n)
{
    reads(at, n > 0);
    void *r = memchr(at, c, n);
    KEEP_FRAME();
    return r;
}

LIBC(void *, memrchr, const void *at, int c, size_t n)
{
    const unsigned char *p = at;
    while (n-- > 0)
        if (p[n] == (unsigned char)c)
            return (void *)(p + n);
    return NULL;
}

LIBC(void *, memccpy, void *to, const void *from, int c, size_t n)
{
    unsigned char *t = to;
    const unsigned char *f = from;
    for (; n > 0; n--)
        if ((*t++ = *f++) == (unsigned char)c)
            return t;
    return NULL;
}

LIBC(void *, memmem, const void *at, size_t len, const void *what, size_t n)
{
    const char *p = at;
    for (; len >= n; p++, len--)
        if (memcmp(p, what, n) == 0)
            return (void *)p;
    return NULL;
}

/* ---- lengths and comparisons ---- */

LIBC(size_t, strlen, const char *s)
{
    reads(s, 1);
    size_t n = strlen(s);
    KEEP_FRAME();
    return n;
}

LIBC(size_t, strnlen, const char *s, size_t most)
{
    reads(s, most > 0);
    size_t n = strnlen(s, most);
    KEEP_FRAME();
    return n;
}

LIBC(int, strcmp, const char *a, const char *b)
{
    reads(a, 1);
    reads(b, 1);
    int r = strcmp(a, b);
    KEEP_FRAME();
    return r;
}

LIBC(int, strncmp, const char *a, const char *b, size_t n)
{
    reads(a, n > 0);
    reads(b, n > 0);
    int r = strncmp(a, b, n);
    KEEP_FRAME();
    return r;
}

LIBC(int, strcoll, const char *a, const char *b)
{
    int r = strcmp(a, b);
    KEEP_FRAME();
    return r;
}

static int fold(unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

LIBC(int, strncasecmp, const char *a, const char *b, size_t n)
{
    reads(a, n > 0);
    reads(b, n > 0);
    for (; n > 0; a++, b++, n--) {
        int d = fold((unsigned char)*a) - fold((unsigned char)*b);
        if (d || !*a)
            return d;
    }
    return 0;
}

LIBC(int, strcasecmp, const char *a, const char *b)
{
    int r = guest_strncasecmp(a, b, SIZE_MAX);
    KEEP_FRAME();
    return r;
}

/* ---- copies ---- */

LIBC(char *, strcpy, char *to, const char *from)
{
    reads(from, 1);
    size_t n = strlen(from);
    writes(to, n + 1);
    memmove(to, from, n + 1);
    KEEP_FRAME();
    return to;
}

LIBC(char *, stpcpy, char *to, const char *from)
{
    reads(from, 1);
    size_t n = strlen(from);
    writes(to, n + 1);
    memmove(to, from, n + 1);
    KEEP_FRAME();
    return to + n;
}

LIBC(char *, stpncpy, char *to, const char *from, size_t size)
{
    reads(from, size > 0);
    size_t n = strnlen(from, size);
    writes(to, size);
    memmove(to, from, n);
    memset(to + n, 0, size - n);
    KEEP_FRAME();
    return to + n;
}

LIBC(char *, strncpy, char *to, const char *from, size_t size)
{
    guest_stpncpy(to, from, size);
    return to;
}

LIBC(char *, strcat, char *to, const char *from)
{
    reads(to, 1);
    reads(from, 1);
    size_t at = strlen(to), n = strlen(from) + 1;
    writes(to + at, n);
    memmove(to + at, from, n);
    KEEP_FRAME();
    return to;
}

LIBC(char *, strncat, char *to, const char *from, size_t most)
{
    reads(to, 1);
    reads(from, most > 0);
    size_t at = strlen(to), n = strnlen(from, most);
    writes(to + at, n + 1);
    memmove(to + at, from, n);
    to[at + n] = '\0';
    return to;
}

LIBC(size_t, strlcpy, char *to, const char *from, size_t size)
{
    reads(from, 1);
    size_t n = strlen(from);
    if (size) {
        size_t k = n < size ? n : size - 1;
        writes(to, k + 1);
        memmove(to, from, k);
        to[k] = '\0';
    }
    return n;
}

LIBC(size_t, strlcat, char *to, const char *from, size_t size)
{
    size_t at = strnlen(to, size);
    if (at == size)
        return size + strlen(from);
    return at + guest_strlcpy(to + at, from, size - at);
}

LIBC(size_t, strxfrm, char *to, const char *from, size_t size)
{
    size_t n = strlen(from);
    if (n < size)
        memmove(to, from, n + 1);
    KEEP_FRAME();
    return n;
}

/* ---- searches ---- */

LIBC(char *, strchrnul, const char *s, int c)
{
    reads(s, 1);
    while (*s && *s != (char)c)
        s++;
    return (char *)s;
}

LIBC(char *, strchr, const char *s, int c)
{
    char *p = guest_strchrnul(s, c);
    return *p == (char)c ? p : NULL;
}

LIBC(char *, strrchr, const char *s, int c)
{
    reads(s, 1);
    const char *found = NULL;
    do
        if (*s == (char)c)
            found = s;
    while (*s++);
    return (char *)found;
}

LIBC(char *, strstr, const char *s, const char *what)
{
    reads(s, 1);
    reads(what, 1);
    size_t n = strlen(what), len = strlen(s);
    for (; len >= n; s++, len--)
        if (memcmp(s, what, n) == 0)
            return (char *)s;
    return NULL;
}

LIBC(char *, strcasestr, const char *s, const char *what)
{
    size_t n = strlen(what);
    for (; guest_strncasecmp(s, what, n) != 0; s++)
        if (!*s)
            return NULL;
    return (char *)s;
}

BARE static size_t span(const char *s, const char *set, bool inside)
{
    bool in[256] = { false };
    reads(s, 1);
    for (; *set; set++)
        in[(unsigned char)*set] = true;
    size_t n = 0;
    while (s[n] && in[(unsigned char)s[n]] == inside)
        n++;
    return n;
}

LIBC(size_t, strspn, const char *s, const char *set)
{
    size_t n = span(s, set, true);
    KEEP_FRAME();
    return n;
}

LIBC(size_t, strcspn, const char *s, const char *set)
{
    size_t n = span(s, set, false);
    KEEP_FRAME();
    return n;
}

LIBC(char *, strpbrk, const char *s, const char *set)
{
    s += span(s, set, false);
    return *s ? (char *)s : NULL;
}

LIBC(char *, strtok_r, char *s, const char *set, char **rest)
{
    if (!s)
        s = *rest;
    if (!s)
        return NULL;
    s += span(s, set, true);
    if (!*s) {
        *rest = NULL;
        return NULL;
    }
    char *end = s + span(s, set, false);
    if (*end)
        *end++ = '\0';
    else
        end = NULL;
    *rest = end;
    return s;
}

LIBC(char *, strtok, char *s, const char *set)
{
    char *token = guest_strtok_r(s, set, &token_rest);
    KEEP_FRAME();
    return token;
}

LIBC(char *, strsep, char **rest, const char *set)
{
    char *s = *rest;
    if (!s)
        return NULL;
    char *end = s + span(s, set, false);
    if (*end)
        *end++ = '\0';
    else
        end = NULL;
    *rest = end;
    return s;
}

/* ---- strings.h ---- */

LIBC(void, bzero, void *to, size_t n)
{
    writes(to, n);
    memset(to, 0, n);
    KEEP_FRAME();
}

LIBC(void, explicit_bzero, void *to, size_t n)
{
    memset(to, 0, n);
    KEEP_FRAME();
}

LIBC(void, bcopy, const void *from, void *to, size_t n)
{
    reads(from, n);
    writes(to, n);
    memmove(to, from, n);
    KEEP_FRAME();
}

LIBC(int, bcmp, const void *a, const void *b, size_t n)
{
    int r = memcmp(a, b, n);
    KEEP_FRAME();
    return r;
}

LIBC(int, ffs, int v) { return __builtin_ffs(v); }

/* ---- names of errors ---- */

const char *error_name(int number)
{
    static char unknown[40];
    if (number == 0)
        return "Success";
    const char *name = strerrordesc_np(number);
    if (name)
        return name;
    char digits[12], *p = digits + sizeof digits - 1;
    unsigned left = number < 0 ? -(unsigned)number : (unsigned)number;
    *p = '\0';
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (number < 0)
        *--p = '-';
    strcpy(unknown, "Unknown error ");
    strcat(unknown, p);
    return unknown;
}

LIBC(char *, strerror, int number) { return (char *)error_name(number); }

LIBC(char *, strsignal, int number)
{
    static char copy[80];
    const char *name = number > 0 && number < 32 ? sigdescr_np(number) : NULL;
    strncpy(copy, name ? name : "Unknown signal", sizeof copy - 1);
    return copy;
}
