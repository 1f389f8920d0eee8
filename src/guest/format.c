/* format.c - the printf family.
 *
 * format_into() reads the format once and puts pieces into a sink: a stream or
 * a string. It allocates nothing and knows no locale. Digits of floating
 * numbers are exact (decimal.c). %n is refused: a program here has no honest
 * use for it. */
#include "guest/machine.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <wchar.h>

struct spec {
    bool left, plus, space, alternate, zero;
    int width, precision; /* precision < 0: none given */
    enum { L_INT, L_CHAR, L_SHORT, L_LONG, L_LONG_LONG, L_MAX, L_SIZE, L_DIFF, L_LONG_DOUBLE } length;
    char conversion;
};

static void put(struct sink *s, const char *bytes, size_t len)
{
    if (len == 0)
        return;
    s->put(s, bytes, len);
    s->len += len;
}

static void put_many(struct sink *s, char c, long times)
{
    char block[64];
    memset(block, c, sizeof block);
    for (; times > 0; times -= (long)sizeof block)
        put(s, block, times < (long)sizeof block ? (size_t)times : sizeof block);
}

/* One converted number: sign or prefix, zeros, digits; padded to the width. */
static void put_number(struct sink *s, const struct spec *f, const char *prefix, long zeros,
                       const char *digits, size_t count, bool zero_pad)
{
    long total = (long)strlen(prefix) + zeros + (long)count;
    if (zero_pad && f->width > total) {
        zeros += f->width - total;
        total = f->width;
    }
    if (!f->left)
        put_many(s, ' ', f->width - total);
    put(s, prefix, strlen(prefix));
    put_many(s, '0', zeros);
    put(s, digits, count);
    if (f->left)
        put_many(s, ' ', f->width - total);
}

static const char *sign_of(const struct spec *f, bool negative)
{
    return negative ? "-" : f->plus ? "+" : f->space ? " " : "";
}

static void put_integer(struct sink *s, const struct spec *f, uintmax_t value, bool negative)
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
        prefix = sign_of(f, negative);
    else if (f->conversion == 'p')
        prefix = f->plus ? "+0x" : f->space ? " 0x" : "0x";
    else if (f->alternate && base == 16 && value)
        prefix = f->conversion == 'X' ? "0X" : "0x";
    else if (f->alternate && base == 8 && zeros == 0 && (p == end || *p != '0'))
        zeros = 1;
    put_number(s, f, prefix, zeros, p, (size_t)(end - p),
               f->zero && !f->left && f->precision < 0);
}

BARE static void put_string(struct sink *s, const struct spec *f, const char *text)
{
    if (!text) {
        finding_add("bad-format-argument", "%%s was given a null pointer");
        text = f->precision >= 0 && f->precision < 6 ? "" : "(null)";
    }
    if (f->precision != 0)
        reads(text, 1);
    size_t n = f->precision < 0 ? strlen(text) : strnlen(text, (size_t)f->precision);
    if (!f->left)
        put_many(s, ' ', f->width - (long)n);
    put(s, text, n);
    if (f->left)
        put_many(s, ' ', f->width - (long)n);
}

BARE static void put_wide_string(struct sink *s, const struct spec *f, const wchar_t *text)
{
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
        put_many(s, ' ', f->width - (long)n);
    for (size_t i = 0; i < count; i++)
        put(s, piece, utf8_encode((uint32_t)text[i], piece));
    if (f->left)
        put_many(s, ' ', f->width - (long)n);
}

/* ---- floating numbers ---- */

/* Digits from..to of d's expansion; positions outside it are zeros. */
static void put_digits(struct sink *s, const struct decimal *d, long from, long to)
{
    char block[64];
    size_t n = 0;
    for (long i = from; i < to; i++) {
        if (i >= d->count) {
            put(s, block, n);
            put_many(s, '0', to - i);
            return;
        }
        block[n++] = i < 0 ? '0' : (char)('0' + d->digits[i]);
        if (n == sizeof block) {
            put(s, block, n);
            n = 0;
        }
    }
    put(s, block, n);
}

static void pad_number(struct sink *s, const struct spec *f, const char *prefix, long body, bool before)
{
    long fill = f->width - body - (long)strlen(prefix);
    if (!before) {
        if (f->left)
            put_many(s, ' ', fill);
        return;
    }
    if (!f->left && !f->zero)
        put_many(s, ' ', fill);
    put(s, prefix, strlen(prefix));
    if (!f->left && f->zero)
        put_many(s, '0', fill);
}

/* 123.45 with `places` behind the point. */
static void put_fixed(struct sink *s, const struct spec *f, const struct decimal *d,
                      const char *prefix, long places)
{
    long whole = d->count && d->point > 0 ? d->point : 1;
    bool point = places > 0 || f->alternate;
    long body = whole + point + places;
    pad_number(s, f, prefix, body, true);
    if (d->count && d->point > 0)
        put_digits(s, d, 0, d->point);
    else
        put(s, "0", 1);
    if (point)
        put(s, ".", 1);
    if (places)
        put_digits(s, d, d->count ? d->point : 0, (d->count ? d->point : 0) + places);
    pad_number(s, f, prefix, body, false);
}

/* 1.2345e+02 with `places` behind the point. */
static void put_exponent(struct sink *s, const struct spec *f, const struct decimal *d,
                         const char *prefix, long places, char letter)
{
    int e = d->count ? d->point - 1 : 0;
    char tail[8], *end = tail + sizeof tail, *p = end;
    int left = e < 0 ? -e : e, digits = 0;
    for (; left || digits < 2; left /= 10, digits++)
        *--p = (char)('0' + left % 10);
    *--p = e < 0 ? '-' : '+';
    *--p = letter;
    bool point = places > 0 || f->alternate;
    long body = 1 + point + places + (end - p);
    pad_number(s, f, prefix, body, true);
    put_digits(s, d, 0, 1);
    if (point)
        put(s, ".", 1);
    put_digits(s, d, 1, 1 + places);
    put(s, p, (size_t)(end - p));
    pad_number(s, f, prefix, body, false);
}

/* %a: the bits as they are. A double shows one bit before the point, an x87
 * long double four, as the host's libc does. */
static void put_hex(struct sink *s, const struct spec *f, long double v, const char *sign, bool wide)
{
    bool upper = f->conversion == 'A';
    const char *set = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    int e = 0;
    uint64_t m = 0;
    if (v != 0) {
        m = (uint64_t)ldexpl(frexpl(fabsl(v), &e), 64);
        e -= wide ? 4 : 1;
        if (!wide && e < -1022) {
            m >>= -1022 - e < 64 ? -1022 - e : 63;
            e = -1022;
        } else if (wide && e < -16385) {
            m >>= -16385 - e;
            e = -16385;
        }
    }
    int fraction_bits = wide ? 60 : 63;
    uint64_t lead = m >> fraction_bits, rest = m << (64 - fraction_bits);
    int count = 16; /* hexadecimal digits of rest */
    if (f->precision < 0) {
        while (count > 0 && (rest >> (64 - 4 * count) & 15) == 0)
            count--;
    } else if (f->precision < 16) {
        count = f->precision;
        uint64_t cut = count ? rest << (4 * count) : rest;
        uint64_t unit = count ? 1ull << (64 - 4 * count) : 0;
        bool odd = count ? (rest & unit) != 0 : lead & 1;
        if (count)
            rest &= ~(unit - 1);
        else
            rest = 0;
        if (cut > 1ull << 63 || (cut == 1ull << 63 && odd)) {
            if (!count || __builtin_add_overflow(rest, unit, &rest))
                lead++;
            if (lead == 16) {
                lead = 1;
                e += 4;
            }
        }
    }
    long zeros = f->precision > 16 ? f->precision - 16 : 0;
    char body[40], *p = body;
    *p++ = set[lead];
    if (count > 0 || zeros || f->alternate)
        *p++ = '.';
    for (int i = 0; i < count; i++)
        *p++ = set[rest >> (60 - 4 * i) & 15];
    char tail[8], *end = tail + sizeof tail, *t = end;
    int left = e < 0 ? -e : e;
    do
        *--t = (char)('0' + left % 10);
    while ((left /= 10));
    *--t = e < 0 ? '-' : '+';
    *--t = upper ? 'P' : 'p';
    char prefix[4];
    size_t k = strlen(sign);
    memcpy(prefix, sign, k);
    memcpy(prefix + k, upper ? "0X" : "0x", 3);
    long length = (p - body) + zeros + (end - t);
    pad_number(s, f, prefix, length, true);
    put(s, body, (size_t)(p - body));
    put_many(s, '0', zeros);
    put(s, t, (size_t)(end - t));
    pad_number(s, f, prefix, length, false);
}

static void put_float(struct sink *s, struct spec *f, long double v, bool wide)
{
    const char *sign = sign_of(f, signbit(v));
    char c = f->conversion;
    bool upper = c == 'F' || c == 'E' || c == 'G' || c == 'A';
    if (!isfinite(v)) {
        f->zero = false;
        put_number(s, f, sign, 0, isnan(v) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3,
                   false);
        return;
    }
    if (c == 'a' || c == 'A') {
        put_hex(s, f, v, sign, wide);
        return;
    }
    int precision = f->precision < 0 ? 6 : f->precision;
    struct decimal d;
    decimal_from(&d, v);
    if (c == 'f' || c == 'F') {
        if ((long)d.point + precision < INT_MAX)
            decimal_round(&d, d.point + precision);
        put_fixed(s, f, &d, sign, precision);
        return;
    }
    if (c == 'e' || c == 'E') {
        if (precision < INT_MAX)
            decimal_round(&d, precision + 1);
        put_exponent(s, f, &d, sign, precision, upper ? 'E' : 'e');
        return;
    }
    if (precision == 0)
        precision = 1;
    decimal_round(&d, precision);
    int e = d.count ? d.point - 1 : 0;
    long kept = f->alternate ? precision : d.count ? d.count : 1; /* significant digits shown */
    if (e < -4 || e >= precision) {
        put_exponent(s, f, &d, sign, kept - 1, upper ? 'E' : 'e');
        return;
    }
    long places = kept - 1 - e;
    put_fixed(s, f, &d, sign, places > 0 ? places : 0);
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
BARE static struct spec read_spec(const char **p, va_list *ap)
{
    struct spec f = { .precision = -1 };
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
    case 'h': f.length = (*p)[1] == 'h' ? L_CHAR : L_SHORT; *p += f.length == L_CHAR ? 2 : 1; break;
    case 'l': f.length = (*p)[1] == 'l' ? L_LONG_LONG : L_LONG; *p += f.length == L_LONG ? 1 : 2; break;
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

static intmax_t signed_argument(const struct spec *f, va_list *ap)
{
    switch (f->length) {
    case L_CHAR: return (signed char)va_arg(*ap, int);
    case L_SHORT: return (short)va_arg(*ap, int);
    case L_INT: return va_arg(*ap, int);
    default: return va_arg(*ap, intmax_t); /* all 64 bits here */
    }
}

static uintmax_t unsigned_argument(const struct spec *f, va_list *ap)
{
    switch (f->length) {
    case L_CHAR: return (unsigned char)va_arg(*ap, int);
    case L_SHORT: return (unsigned short)va_arg(*ap, int);
    case L_INT: return va_arg(*ap, unsigned);
    default: return va_arg(*ap, uintmax_t);
    }
}

static void put_char(struct sink *s, const struct spec *f, va_list *ap)
{
    char bytes[4];
    size_t n = 1;
    if (f->length == L_LONG)
        n = utf8_encode(va_arg(*ap, wint_t), bytes);
    else
        bytes[0] = (char)va_arg(*ap, int);
    put_number(s, f, "", 0, bytes, n, false);
}

/* False: there is no such conversion. */
static bool convert(struct sink *s, struct spec *f, va_list *ap)
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
            put_number(s, f, "", 0, "(nil)", 5, false);
        return true;
    }
    case 'f': case 'F': case 'e': case 'E': case 'g': case 'G': case 'a': case 'A':
        if (f->length == L_LONG_DOUBLE)
            put_float(s, f, va_arg(*ap, long double), true);
        else
            put_float(s, f, va_arg(*ap, double), false);
        return true;
    case 'm':
        put_string(s, f, error_name(errno));
        return true;
    case '%':
        put(s, "%", 1);
        return true;
    case 'n':
        (void)va_arg(*ap, void *);
        finding_add("bad-format-argument", "%%n is not allowed here");
        return true;
    }
    return false;
}

BARE int format_into(struct sink *s, const char *fmt, va_list arguments)
{
    va_list ap;
    va_copy(ap, arguments);
    for (const char *p = fmt; *p;) {
        const char *from = p;
        while (*p && *p != '%')
            p++;
        put(s, from, (size_t)(p - from));
        if (!*p)
            break;
        from = p++;
        struct spec f = read_spec(&p, &ap);
        if (!convert(s, &f, &ap)) {
            finding_add("bad-format-argument", "printf knows no conversion %.*s", (int)(p - from),
                        from);
            put(s, from, (size_t)(p - from));
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
