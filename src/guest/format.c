/* format.c - the printf family.
 *
 * format_into() reads the format once and puts pieces into a sink: a stream or
 * a string. It allocates nothing and knows no locale. Digits of floating
 * numbers are exact (decimal.c). %n is refused: a program here has no honest
 * use for it. */
#include "guest/format.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

static void put_integer(struct sink *s, const struct format_spec *f, uintmax_t value, bool negative)
{
    char digits[24 * 3];
    char *end = digits + sizeof digits, *p = end;
    unsigned base = f->conversion == 'o' ? 8 : f->conversion == 'x' || f->conversion == 'X' ||
                    f->conversion == 'p' ? 16 : 10;
    const char *set = f->conversion == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    for (uintmax_t v = value; v; v /= base)
        *--p = set[v % base];
    if (value == 0 && f->precision != 0)
        *--p = '0';
    long zeros = f->precision > end - p ? f->precision - (end - p) : 0;
    const char *prefix = "";
    if (f->conversion == 'd' || f->conversion == 'i')
        prefix = format_sign(f, negative);
    else if (f->conversion == 'p')
        prefix = f->plus ? "+0x" : f->space ? " 0x" : "0x";
    else if (f->alternate && base == 16 && value)
        prefix = f->conversion == 'X' ? "0X" : "0x";
    else if (f->alternate && base == 8 && zeros == 0 && (p == end || *p != '0'))
        zeros = 1;
    format_put_number(s, f, prefix, zeros, p, (size_t)(end - p),
               f->zero && !f->left && f->precision < 0);
}

bool number_as_address(const void *p, int *ret)
{
    int64_t v = (int64_t)(uintptr_t)p;
    if (v > INT_MAX && v <= UINT32_MAX)
        v -= (int64_t)1 << 32; /* an int below zero, its upper half not filled */
    *ret = (int)v;
    return v && v > -65536 && v < 65536;
}

BARE static void put_string(struct sink *s, const struct format_spec *f, const char *text)
{
    int number;
    if (number_as_address(text, &number)) {
        finding_add("bad-format-argument", "%%s needs a text, and was given the number %d", number);
        text = "";
    }
    if (!text) {
        finding_add("bad-format-argument", "%%s was given a null pointer");
        text = f->precision >= 0 && f->precision < 6 ? "" : "(null)";
    }
    if (f->precision != 0)
        reads(text, 1);
    size_t n = f->precision < 0 ? strlen(text) : strnlen(text, (size_t)f->precision);
    if (!f->left)
        format_put_many(s, ' ', f->width - (long)n);
    format_put(s, text, n);
    if (f->left)
        format_put_many(s, ' ', f->width - (long)n);
}

BARE static void put_wide_string(struct sink *s, const struct format_spec *f, const wchar_t *text)
{
    int number;
    if (number_as_address(text, &number)) {
        finding_add("bad-format-argument", "%%ls needs a text, and was given the number %d", number);
        text = L"";
    }
    if (!text)
        text = L"(null)";
    char piece[4];
    size_t n = 0, count = 0;
    for (; text[count]; count++) {
        size_t k = utf8_encode((uint32_t)text[count], piece);
        if (f->precision >= 0 && n + k > (size_t)f->precision)
            break;
        n += k;
    }
    if (!f->left)
        format_put_many(s, ' ', f->width - (long)n);
    for (size_t i = 0; i < count; i++)
        format_put(s, piece, utf8_encode((uint32_t)text[i], piece));
    if (f->left)
        format_put_many(s, ' ', f->width - (long)n);
}

/* ---- the format ---- */

BARE static int read_number(const char **p)
{
    long n = 0;
    for (; **p >= '0' && **p <= '9'; ++*p)
        n = n > INT_MAX / 10 ? INT_MAX : n * 10 + (**p - '0');
    return n > INT_MAX ? INT_MAX : (int)n;
}

/* Reads one conversion behind '%', its '*' arguments included. */
BARE static struct format_spec read_spec(const char **p, va_list *ap)
{
    struct format_spec f = { .precision = -1 };
    for (;; ++*p) {
        switch (**p) {
        case '-': f.left = true; continue;
        case '+': f.plus = true; continue;
        case ' ': f.space = true; continue;
        case '#': f.alternate = true; continue;
        case '0': f.zero = true; continue;
        case '\'': continue;
        }
        break;
    }
    if (**p == '*') {
        ++*p;
        f.width = va_arg(*ap, int);
        if (f.width < 0) {
            f.left = true;
            f.width = f.width == INT_MIN ? INT_MAX : -f.width;
        }
    } else {
        f.width = read_number(p);
    }
    if (**p == '.') {
        ++*p;
        if (**p == '*') {
            ++*p;
            f.precision = va_arg(*ap, int);
        } else if (**p == '-') { /* a negative precision is none */
            ++*p;
            read_number(p);
        } else {
            f.precision = read_number(p);
        }
    }
    switch (**p) {
    case 'h':
        f.length = (*p)[1] == 'h' ? L_CHAR : L_SHORT;
        *p += f.length == L_SHORT ? 1 : 2;
        break;
    case 'l':
        f.length = (*p)[1] == 'l' ? L_LONG_LONG : L_LONG;
        *p += f.length == L_LONG ? 1 : 2;
        break;
    case 'j': f.length = L_MAX; ++*p; break;
    case 'z': f.length = L_SIZE; ++*p; break;
    case 't': f.length = L_DIFF; ++*p; break;
    case 'L': f.length = L_LONG_DOUBLE; ++*p; break;
    }
    f.conversion = **p;
    if (f.conversion)
        ++*p;
    return f;
}

static intmax_t signed_argument(const struct format_spec *f, va_list *ap)
{
    switch (f->length) {
    case L_CHAR: return (signed char)va_arg(*ap, int);
    case L_SHORT: return (short)va_arg(*ap, int);
    case L_INT: return va_arg(*ap, int);
    default: return va_arg(*ap, intmax_t); /* all 64 bits here */
    }
}

static uintmax_t unsigned_argument(const struct format_spec *f, va_list *ap)
{
    switch (f->length) {
    case L_CHAR: return (unsigned char)va_arg(*ap, int);
    case L_SHORT: return (unsigned short)va_arg(*ap, int);
    case L_INT: return va_arg(*ap, unsigned);
    default: return va_arg(*ap, uintmax_t);
    }
}

static void put_char(struct sink *s, const struct format_spec *f, va_list *ap)
{
    char bytes[4];
    size_t n = 1;
    if (f->length == L_LONG)
        n = utf8_encode(va_arg(*ap, wint_t), bytes);
    else
        bytes[0] = (char)va_arg(*ap, int);
    format_put_number(s, f, "", 0, bytes, n, false);
}

/* False: there is no such conversion. */
static bool convert(struct sink *s, struct format_spec *f, va_list *ap)
{
    switch (f->conversion) {
    case 'd': case 'i': {
        intmax_t v = signed_argument(f, ap);
        put_integer(s, f, v < 0 ? -(uintmax_t)v : (uintmax_t)v, v < 0);
        return true;
    }
    case 'u': case 'o': case 'x': case 'X':
        put_integer(s, f, unsigned_argument(f, ap), false);
        return true;
    case 'c':
        put_char(s, f, ap);
        return true;
    case 's':
        if (f->length == L_LONG)
            put_wide_string(s, f, va_arg(*ap, const wchar_t *));
        else
            put_string(s, f, va_arg(*ap, const char *));
        return true;
    case 'p': {
        void *v = va_arg(*ap, void *);
        if (v)
            put_integer(s, f, (uintptr_t)v, false);
        else
            format_put_number(s, f, "", 0, "(nil)", 5, false);
        return true;
    }
    case 'f': case 'F': case 'e': case 'E': case 'g': case 'G': case 'a': case 'A':
        if (f->length == L_LONG_DOUBLE)
            format_put_float(s, f, va_arg(*ap, long double), true);
        else
            format_put_float(s, f, va_arg(*ap, double), false);
        return true;
    case 'm':
        put_string(s, f, error_name(errno));
        return true;
    case '%':
        format_put(s, "%", 1);
        return true;
    case 'n':
        (void)va_arg(*ap, void *);
        finding_add("bad-format-argument", "%%n is not allowed here");
        return true;
    }
    return false;
}

bool format_is_text(const char *fmt)
{
    int number;
    if (!number_as_address(fmt, &number))
        return true;
    if (number > ' ' && number < 127)
        finding_add("bad-format-argument", "the format must be a text in \"...\", and here it is the "
                    "number %d, which is '%c'", number, number);
    else
        finding_add("bad-format-argument", "the format must be a text in \"...\", and here it is the "
                    "number %d", number);
    return false;
}

BARE int format_into(struct sink *s, const char *fmt, va_list arguments)
{
    va_list ap;
    if (!format_is_text(fmt)) {
        errno = EINVAL;
        return -1;
    }
    va_copy(ap, arguments);
    for (const char *p = fmt; *p;) {
        const char *from = p;
        while (*p && *p != '%')
            p++;
        format_put(s, from, (size_t)(p - from));
        if (!*p)
            break;
        from = p++;
        struct format_spec f = read_spec(&p, &ap);
        if (!convert(s, &f, &ap)) {
            finding_add("bad-format-argument", "printf knows no conversion %.*s", (int)(p - from),
                        from);
            format_put(s, from, (size_t)(p - from));
        }
    }
    va_end(ap);
    if (s->len > INT_MAX) {
        errno = EOVERFLOW;
        return -1;
    }
    return (int)s->len;
}

/* ---- into strings ---- */

BARE static void put_into_string(struct sink *s, const char *bytes, size_t len)
{
    char *to = s->to;
    size_t n = len < s->room ? len : s->room;
    memcpy(to, bytes, n);
    s->to = to + n;
    s->room -= n;
}

BARE static int format_string(char *to, size_t size, const char *fmt, va_list ap)
{
    struct sink s = { .put = put_into_string, .to = to, .room = size ? size - 1 : 0 };
    int n = format_into(&s, fmt, ap);
    if (size)
        *(char *)s.to = '\0';
    if (size && n >= 0)
        writes(to, (size_t)n < size ? (size_t)n + 1 : size);
    return n;
}

LIBC(int, vsnprintf, char *to, size_t size, const char *fmt, va_list ap)
{
    int n = format_string(to, size, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, vsprintf, char *to, const char *fmt, va_list ap)
{
    int n = format_string(to, SIZE_MAX, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, snprintf, char *to, size_t size, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = format_string(to, size, fmt, ap);
    va_end(ap);
    return n;
}

LIBC(int, sprintf, char *to, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = format_string(to, SIZE_MAX, fmt, ap);
    va_end(ap);
    return n;
}

static void put_nowhere(struct sink *s, const char *bytes, size_t len)
{
    (void)s, (void)bytes, (void)len;
}

LIBC(int, vasprintf, char **ret, const char *fmt, va_list ap)
{
    struct sink s = { .put = put_nowhere };
    int n = format_into(&s, fmt, ap);
    *ret = n < 0 ? NULL : guest_malloc((size_t)n + 1);
    return *ret ? format_string(*ret, (size_t)n + 1, fmt, ap) : -1;
}

LIBC(int, asprintf, char **ret, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = guest_vasprintf(ret, fmt, ap);
    va_end(ap);
    return n;
}
