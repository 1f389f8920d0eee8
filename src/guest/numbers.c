/* numbers.c - the pieces that printf's conversions are made of, and its floating
 * numbers. Digits are exact (decimal.c), rounded half to even. */
#include "guest/format.h"

#include <limits.h>
#include <math.h>
#include <string.h>

void format_put(struct sink *s, const char *bytes, size_t len)
{
    if (len == 0)
        return;
    s->put(s, bytes, len);
    s->len += len;
}

void format_put_many(struct sink *s, char c, long times)
{
    char block[64];
    memset(block, c, sizeof block);
    for (; times > (long)sizeof block; times -= (long)sizeof block) {
        charge(1);
        format_put(s, block, sizeof block);
    }
    if (times > 0)
        format_put(s, block, (size_t)times);
}

void format_put_number(struct sink *s, const struct format_spec *f, const char *prefix, long zeros,
                       const char *digits, size_t count, bool zero_pad)
{
    long total = (long)strlen(prefix) + zeros + (long)count;
    if (zero_pad && f->width > total) {
        zeros += f->width - total;
        total = f->width;
    }
    if (!f->left)
        format_put_many(s, ' ', f->width - total);
    format_put(s, prefix, strlen(prefix));
    format_put_many(s, '0', zeros);
    format_put(s, digits, count);
    if (f->left)
        format_put_many(s, ' ', f->width - total);
}

const char *format_sign(const struct format_spec *f, bool negative)
{
    return negative ? "-" : f->plus ? "+" : f->space ? " " : "";
}

/* Digits from..to of d's expansion; positions outside it are zeros. */
static void put_digits(struct sink *s, const struct decimal *d, long from, long to)
{
    char block[64];
    size_t n = 0;
    for (long i = from; i < to; i++) {
        if (i >= d->count) {
            format_put(s, block, n);
            format_put_many(s, '0', to - i);
            return;
        }
        block[n++] = i < 0 ? '0' : (char)('0' + d->digits[i]);
        if (n == sizeof block) {
            format_put(s, block, n);
            n = 0;
        }
    }
    format_put(s, block, n);
}

static void pad_number(struct sink *s, const struct format_spec *f, const char *prefix, long body,
                       bool before)
{
    long fill = f->width - body - (long)strlen(prefix);
    if (!before) {
        if (f->left)
            format_put_many(s, ' ', fill);
        return;
    }
    if (!f->left && !f->zero)
        format_put_many(s, ' ', fill);
    format_put(s, prefix, strlen(prefix));
    if (!f->left && f->zero)
        format_put_many(s, '0', fill);
}

/* 123.45 with `places` behind the point. */
static void put_fixed(struct sink *s, const struct format_spec *f, const struct decimal *d,
                      const char *prefix, long places)
{
    long whole = d->count && d->point > 0 ? d->point : 1;
    bool point = places > 0 || f->alternate;
    long body = whole + point + places;
    pad_number(s, f, prefix, body, true);
    if (d->count && d->point > 0)
        put_digits(s, d, 0, d->point);
    else
        format_put(s, "0", 1);
    if (point)
        format_put(s, ".", 1);
    if (places)
        put_digits(s, d, d->count ? d->point : 0, (d->count ? d->point : 0) + places);
    pad_number(s, f, prefix, body, false);
}

/* 1.2345e+02 with `places` behind the point. */
static void put_exponent(struct sink *s, const struct format_spec *f, const struct decimal *d,
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
        format_put(s, ".", 1);
    put_digits(s, d, 1, 1 + places);
    format_put(s, p, (size_t)(end - p));
    pad_number(s, f, prefix, body, false);
}

/* %a: the bits as they are. A double shows one bit before the point, an x87
 * long double four, as the host's libc does. */
static void put_hex(struct sink *s, const struct format_spec *f, long double v, const char *sign,
                    bool wide)
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
    format_put(s, body, (size_t)(p - body));
    format_put_many(s, '0', zeros);
    format_put(s, t, (size_t)(end - t));
    pad_number(s, f, prefix, length, false);
}

void format_put_float(struct sink *s, struct format_spec *f, long double v, bool wide)
{
    const char *sign = format_sign(f, signbit(v));
    char c = f->conversion;
    bool upper = c == 'F' || c == 'E' || c == 'G' || c == 'A';
    if (!isfinite(v)) {
        f->zero = false;
        const char *word = isnan(v) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
        format_put_number(s, f, sign, 0, word, 3, false);
        return;
    }
    if (c == 'a' || c == 'A') {
        put_hex(s, f, v, sign, wide);
        return;
    }
    int precision = f->precision < 0 ? 6 : f->precision;
    struct decimal d;
    int power;
    frexpl(v, &power);
    charge((uint64_t)(power * power) / 2600 + 1); /* the work of all its digits */
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
