/* format.c - the printf family.
 *
 * format_into() reads the format once and puts pieces into a sink: a stream or
 * a string. It allocates nothing and knows no locale. Digits of floating
 * numbers are exact (decimal.c).
 *
 * Each argument comes with its C type and is compared with what its conversion asks
 * (C11 7.21.6.1); sizes and kinds must agree, signedness need not. A wrong one is told
 * and printed as what it is. %n is refused: a program here has no honest use for it. */
#include "guest/format.h"
#include "guest/kinds.h"

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

static void put_padded(struct sink *s, const struct format_spec *f, const char *text, size_t n)
{
    if (!f->left)
        format_put_many(s, ' ', f->width - (long)n);
    format_put(s, text, n);
    if (f->left)
        format_put_many(s, ' ', f->width - (long)n);
}

static void put_string(struct sink *s, const struct format_spec *f, const char *text)
{
    if (!text) {
        finding_add("bad-format-argument", "%%s was given a null pointer");
        text = f->precision >= 0 && f->precision < 6 ? "" : "(null)";
        put_padded(s, f, text, strlen(text));
        return;
    }
    size_t n = text_length(text, f->precision < 0 ? SIZE_MAX : (size_t)f->precision);
    if (s->start && n && text < s->start + s->len + n && s->start < text + n)
        finding_add("overlapping-copy", "%%s is given a text that lies in the array being written");
    charge_bytes(n);
    put_padded(s, f, text, n);
}

static void put_wide_string(struct sink *s, const struct format_spec *f, const wchar_t *text)
{
    char piece[4];
    size_t n = 0, count = 0;
    if (!text) {
        finding_add("bad-format-argument", "%%ls was given a null pointer");
        text = L"(null)";
        count = 6;
    } else {
        count = wide_length(text, f->precision < 0 ? SIZE_MAX : (size_t)f->precision);
    }
    size_t shown = 0;
    for (; shown < count; shown++) {
        size_t k = utf8_encode((uint32_t)text[shown], piece);
        if (f->precision >= 0 && n + k > (size_t)f->precision)
            break;
        n += k;
    }
    if (!f->left)
        format_put_many(s, ' ', f->width - (long)n);
    for (size_t i = 0; i < shown; i++) {
        size_t k = utf8_encode((uint32_t)text[i], piece);
        format_put(s, piece, k);
    }
    if (f->left)
        format_put_many(s, ' ', f->width - (long)n);
}

/* ---- arguments ---- */

/* The conversion as it stands in the format, for findings: at most 12 bytes of it. */
struct spelling {
    const char *at;
    int len;
};

static const struct argument *take(struct varlist *args, struct spelling spec)
{
    const struct argument *a = varlist_next(args);
    if (!a)
        finding_add("bad-format-argument", "%.*s has no argument: there are only %d behind the format",
                    spec.len, spec.at, (int)args->next);
    return a;
}

/* The argument of a '*': 0 if it is none. */
static int take_star(struct varlist *args, struct spelling spec, int otherwise)
{
    const struct argument *a = take(args, spec);
    char name[KIND_NAME];
    if (!a)
        return otherwise;
    if (kind_small(a->type))
        return (int)a->v.l;
    finding_add("bad-format-argument", "the * in %.*s needs an int, and argument %d behind the format "
                "is %s", spec.len, spec.at, (int)args->next, kind_name(a->type, name));
    return kind_long(a->type) && a->v.l == (int)a->v.l ? (int)a->v.l : otherwise;
}

/* ---- the format ---- */

static int read_number(const char **p)
{
    long n = 0;
    for (; **p >= '0' && **p <= '9'; ++*p)
        n = n > INT_MAX / 10 ? INT_MAX : n * 10 + (**p - '0');
    return n > INT_MAX ? INT_MAX : (int)n;
}

enum { STAR = -2 }; /* as a width or precision: an argument gives it */

/* Reads one conversion behind '%'. */
static struct format_spec read_spec(const char **p)
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
        f.width = STAR;
    } else {
        f.width = read_number(p);
    }
    if (**p == '.') {
        ++*p;
        if (**p == '*') {
            ++*p;
            f.precision = STAR;
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

static void read_stars(struct format_spec *f, struct varlist *args, struct spelling spec)
{
    if (f->width == STAR) {
        f->width = take_star(args, spec, 0);
        if (f->width < 0) {
            f->left = true;
            f->width = f->width == INT_MIN ? INT_MAX : -f->width;
        }
    }
    if (f->precision == STAR)
        f->precision = take_star(args, spec, -1);
}

/* ---- what a conversion asks of its argument ---- */

enum want { UNKNOWN, NOTHING, SMALL, LONG, REAL, LONG_REAL, TEXT, WIDE_TEXT, ADDRESS, REFUSED };

static enum want wanted(const struct format_spec *f)
{
    switch (f->conversion) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        return f->length == L_LONG_DOUBLE ? UNKNOWN : f->length <= L_SHORT ? SMALL : LONG;
    case 'f': case 'F': case 'e': case 'E': case 'g': case 'G': case 'a': case 'A':
        return f->length == L_INT || f->length == L_LONG ? REAL :
               f->length == L_LONG_DOUBLE ? LONG_REAL : UNKNOWN;
    case 'c':
        return f->length == L_INT || f->length == L_LONG ? SMALL : UNKNOWN;
    case 's':
        return f->length == L_INT ? TEXT : f->length == L_LONG ? WIDE_TEXT : UNKNOWN;
    case 'p':
        return f->length == L_INT ? ADDRESS : UNKNOWN;
    case 'n':
        return REFUSED;
    case '%': case 'm':
        return NOTHING;
    }
    return UNKNOWN;
}

static const char *want_name(enum want w, const struct format_spec *f)
{
    switch (w) {
    case SMALL: return f->conversion == 'u' || f->conversion == 'x' || f->conversion == 'X' ||
                       f->conversion == 'o' ? "an unsigned int" : "an int";
    case LONG: return f->length == L_SIZE ? "a size_t" : "a long";
    case REAL: return "a double";
    case LONG_REAL: return "a long double";
    case TEXT: return "a text (char *)";
    case WIDE_TEXT: return "a text of wchar_t";
    default: return "a pointer";
    }
}

static bool suits(enum want w, U type)
{
    U to = kind_pointer(type) ? kind_pointee(type) : T_NONE;
    switch (w) {
    case SMALL: return kind_small(type);
    case LONG: return kind_long(type);
    case REAL: return type == T_DOUBLE || type == T_FLOAT;
    case LONG_REAL: return type == T_LDOUBLE;
    case TEXT: return kind_char(to) || to == T_VOID || (type == T_POINTER);
    case WIDE_TEXT: return to == T_INT || to == T_UINT || to == T_VOID || type == T_POINTER;
    case ADDRESS: return kind_pointer(type);
    default: return true;
    }
}

/* Turns f into the conversion that suits the argument: what should have been written. */
static void correct(struct format_spec *f, U type)
{
    bool whole = f->conversion && strchr("diuoxX", f->conversion);
    f->length = L_INT;
    if (kind_small(type) || kind_long(type)) {
        if (!whole)
            f->conversion = kind_signed(type) ? 'd' : 'u';
        if (kind_long(type))
            f->length = type >= T_LLONG ? L_LONG_LONG : L_LONG;
    } else if (type == T_FLOAT || type == T_DOUBLE || type == T_LDOUBLE) {
        if (!f->conversion || !strchr("fFeEgGaA", f->conversion))
            f->conversion = 'f';
        if (type == T_LDOUBLE)
            f->length = L_LONG_DOUBLE;
    } else if (kind_char(kind_pointee(type)) && type < T_POINTER_TO_POINTER) {
        f->conversion = 's';
    } else {
        f->conversion = 'p';
    }
}

static void tell_wrong(const struct format_spec *f, struct spelling spec, enum want w, U type, int nth)
{
    static const char *const lengths[] = { "", "hh", "h", "l", "ll", "j", "z", "t", "L" };
    struct format_spec right = *f;
    char name[KIND_NAME];
    kind_name(type, name);
    if (type == T_STRUCT || type == T_UNION || type == T_VA_LIST) {
        finding_add("bad-format-argument", "%.*s needs %s, and argument %d behind the format is %s",
                    spec.len, spec.at, want_name(w, f), nth, name);
        return;
    }
    correct(&right, type);
    if (w == TEXT && right.conversion == 'p' && kind_pointee(type) == T_INT)
        right.conversion = 's', right.length = L_LONG; /* perhaps it is a wchar_t * */
    finding_add("bad-format-argument", "%.*s needs %s, and argument %d behind the format is %s: "
                "%%%s%c prints one", spec.len, spec.at, want_name(w, f), nth, name,
                lengths[right.length], right.conversion);
}

/* ---- conversions ---- */

static void put_whole(struct sink *s, struct format_spec *f, long value)
{
    if (f->conversion == 'd' || f->conversion == 'i') {
        intmax_t v = f->length == L_CHAR ? (signed char)value : f->length == L_SHORT ? (short)value :
                     f->length == L_INT ? (int)value : value;
        put_integer(s, f, v < 0 ? -(uintmax_t)v : (uintmax_t)v, v < 0);
        return;
    }
    put_integer(s, f, f->length == L_CHAR ? (unsigned char)value : f->length == L_SHORT ?
                (unsigned short)value : f->length == L_INT ? (unsigned)value : (uintmax_t)value, false);
}

static void put_char(struct sink *s, const struct format_spec *f, long value)
{
    char bytes[4];
    size_t n = 1;
    if (f->length == L_LONG)
        n = utf8_encode((uint32_t)value, bytes);
    else
        bytes[0] = (char)value;
    format_put_number(s, f, "", 0, bytes, n, false);
}

static void put_address(struct sink *s, struct format_spec *f, const char *p)
{
    if (p)
        put_integer(s, f, (uintptr_t)p, false);
    else
        format_put_number(s, f, "", 0, "(nil)", 5, false);
}

/* a suits f, or f was corrected to suit it. */
static void convert(struct sink *s, struct format_spec *f, const struct argument *a)
{
    switch (f->conversion) {
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        put_whole(s, f, a->v.l);
        return;
    case 'c':
        put_char(s, f, a->v.l);
        return;
    case 's':
        if (f->length == L_LONG)
            put_wide_string(s, f, (const wchar_t *)a->v.p);
        else
            put_string(s, f, a->v.p);
        return;
    case 'p':
        put_address(s, f, a->v.p);
        return;
    default:
        if (a->type == T_LDOUBLE)
            format_put_float(s, f, a->v.x, true);
        else
            format_put_float(s, f, a->v.d, false);
    }
}

static void put_conversion(struct sink *s, struct format_spec *f, struct spelling spec,
                           struct varlist *args)
{
    enum want w = wanted(f);
    if (w == UNKNOWN) {
        finding_add("bad-format-argument", f->conversion ? "printf knows no conversion %.*s"
                    : "the format ends within a conversion: %.*s", spec.len, spec.at);
        format_put(s, spec.at, (size_t)spec.len);
        return;
    }
    read_stars(f, args, spec);
    if (f->conversion == '%') {
        format_put(s, "%", 1);
        return;
    }
    if (f->conversion == 'm') { /* glibc's: strerror(errno) */
        const char *text = error_name(errno_now());
        size_t n = strlen(text);
        put_padded(s, f, text, f->precision >= 0 && (size_t)f->precision < n ? (size_t)f->precision : n);
        return;
    }
    const struct argument *a = take(args, spec);
    if (w == REFUSED) {
        finding_add("bad-format-argument", "%%n is not allowed here: it writes to memory");
        return;
    }
    if (!a) {
        format_put(s, spec.at, (size_t)spec.len);
        return;
    }
    if (!suits(w, a->type)) {
        tell_wrong(f, spec, w, a->type, (int)args->next);
        if (a->type == T_STRUCT || a->type == T_UNION || a->type == T_VA_LIST) {
            format_put(s, spec.at, (size_t)spec.len);
            return;
        }
        correct(f, a->type);
        if (f->conversion == 's')
            f->conversion = 'p'; /* a pointer where a number was meant: nobody said it is a text */
    }
    convert(s, f, a);
}

int format_into(struct sink *s, const char *fmt, struct varlist *args)
{
    charge_bytes(text_length(fmt, SIZE_MAX));
    for (const char *p = fmt; *p;) {
        const char *from = p;
        while (*p && *p != '%')
            p++;
        format_put(s, from, (size_t)(p - from));
        if (!*p)
            break;
        struct spelling spec = { p++, 0 };
        struct format_spec f = read_spec(&p);
        spec.len = (int)(p - spec.at);
        put_conversion(s, &f, spec, args);
    }
    if (s->len > INT_MAX) {
        errno_set(EOVERFLOW);
        return -1;
    }
    return (int)s->len;
}

/* ---- into strings ---- */

static void put_into_string(struct sink *s, const char *bytes, size_t len)
{
    char *to = s->to;
    size_t n = len < s->room ? len : s->room;
    if (n == 0)
        return;
    writes(to, n);
    memmove(to, bytes, n);
    s->to = to + n;
    s->room -= n;
}

static int format_string(char *to, size_t size, const char *fmt, struct varlist *args)
{
    struct sink s = { .put = put_into_string, .to = to, .room = size ? size - 1 : 0,
                      .start = size ? to : NULL };
    if (size && size != SIZE_MAX)
        could_write(to, size);
    int n = format_into(&s, fmt, args);
    if (size) {
        writes(s.to, 1);
        *(char *)s.to = '\0';
    }
    return n;
}

LIBC(int, vsnprintf, char *to, size_t size, const char *fmt, P list)
{
    struct varlist *args = varlist_at(list);
    return args ? format_string(to, size, fmt, args) : -1;
}

LIBC(int, vsprintf, char *to, const char *fmt, P list)
{
    struct varlist *args = varlist_at(list);
    return args ? format_string(to, SIZE_MAX, fmt, args) : -1;
}

LIBC(int, snprintf, char *to, size_t size, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return format_string(to, size, fmt, &args);
}

LIBC(int, sprintf, char *to, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return format_string(to, SIZE_MAX, fmt, &args);
}

static void put_nowhere(struct sink *s, const char *bytes, size_t len)
{
    (void)s, (void)bytes, (void)len;
}

static int format_allocated(char **ret, const char *fmt, struct varlist *args)
{
    struct sink s = { .put = put_nowhere };
    struct varlist again = *args;
    could_write(ret, sizeof *ret);
    int n = format_into(&s, fmt, &again);
    char *text = n < 0 ? NULL : guest_malloc((size_t)n + 1);
    writes_pointer(ret, text);
    return text ? format_string(text, (size_t)n + 1, fmt, args) : -1;
}

LIBC(int, vasprintf, char **ret, const char *fmt, P list)
{
    struct varlist *args = varlist_at(list);
    return args ? format_allocated(ret, fmt, args) : -1;
}

LIBC(int, asprintf, char **ret, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return format_allocated(ret, fmt, &args);
}
