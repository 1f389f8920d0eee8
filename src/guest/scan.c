/* scan.c - the scanf family.
 *
 * One reader over a source of bytes, a stream or a string, that can look one
 * byte ahead. Numbers are collected into a buffer, byte by byte as far as the
 * longest prefix that could still become one, and then converted; as C has it,
 * a field that breaks off ("0x", "1e+") is a failure and its bytes are gone. */
#include "guest/machine.h"
#include "guest/stream.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { END = -1, NUMBER = 512 };

struct source {
    FILE *stream;     /* or NULL: the string */
    const char *text;
    int ahead;        /* the next byte, END, or NOT_READ */
    size_t count;     /* bytes consumed */
};
enum { NOT_READ = -2 };

BARE static int peek(struct source *s)
{
    if (s->ahead == NOT_READ) {
        if (s->stream)
            s->ahead = stream_get(s->stream);
        else
            s->ahead = *s->text ? (unsigned char)*s->text++ : END;
    }
    return s->ahead;
}

static void next(struct source *s)
{
    s->ahead = NOT_READ;
    s->count++;
}

static bool blank(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void skip_blanks(struct source *s)
{
    while (blank(peek(s)))
        next(s);
}

struct spec {
    bool discard;
    bool allocate; /* the m modifier */
    int width;     /* 0: none */
    char length;   /* h H(hh) l q(ll) j z t L or 0 */
    char conversion;
};

/* A field being collected: at most width bytes. */
struct field {
    struct source *from;
    int left;
    char text[NUMBER];
    int len;
};

static int field_peek(struct field *f) { return f->left > 0 ? peek(f->from) : END; }

static void field_take(struct field *f)
{
    if (f->len < NUMBER - 1)
        f->text[f->len++] = (char)peek(f->from);
    next(f->from);
    f->left--;
}

static bool field_take_if(struct field *f, const char *set)
{
    int c = field_peek(f);
    if (c <= 0 || !strchr(set, c))
        return false;
    field_take(f);
    return true;
}

static int digit_value(int c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 :
           c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 99;
}

static int field_digits(struct field *f, int base)
{
    int n = 0;
    for (; digit_value(field_peek(f)) < base; n++)
        field_take(f);
    return n;
}

static bool scan_integer(struct field *f, int base)
{
    field_take_if(f, "+-");
    int digits = 0;
    if ((base == 0 || base == 16) && field_peek(f) == '0') {
        field_take(f);
        digits = 1;
        if (field_take_if(f, "xX")) {
            base = 16;
            digits = 0;
        } else if (base == 0) {
            base = 8;
        }
    }
    digits += field_digits(f, base ? base : 10);
    f->text[f->len] = '\0';
    return digits > 0;
}

/* The rest of a word such as "inf", in any case. */
static bool field_word(struct field *f, const char *word)
{
    for (; *word; word++) {
        char set[3] = { *word, (char)(*word - 32), 0 };
        if (!field_take_if(f, set))
            return false;
    }
    return true;
}

static bool scan_float(struct field *f)
{
    field_take_if(f, "+-");
    if (field_take_if(f, "iI")) {
        bool ok = field_word(f, "nf");
        if (ok && digit_value(field_peek(f)) == 18 /* i */)
            ok = field_word(f, "inity");
        f->text[f->len] = '\0';
        return ok;
    }
    if (field_take_if(f, "nN")) {
        bool ok = field_word(f, "an");
        f->text[f->len] = '\0';
        return ok;
    }
    int base = 10, digits = 0;
    if (field_peek(f) == '0') {
        field_take(f);
        digits = 1;
        if (field_take_if(f, "xX")) {
            base = 16;
            digits = 0;
        }
    }
    digits += field_digits(f, base);
    if (field_take_if(f, "."))
        digits += field_digits(f, base);
    if (digits == 0)
        return false;
    if (field_take_if(f, base == 16 ? "pP" : "eE")) {
        field_take_if(f, "+-");
        if (field_digits(f, 10) == 0)
            return false;
    }
    f->text[f->len] = '\0';
    return true;
}

BARE static void store_integer(void *to, char length, unsigned long long v)
{
    writes(to, length == 'H' ? 1 : length == 'h' ? 2 : length ? 8 : 4);
    switch (length) {
    case 'H': *(signed char *)to = (signed char)v; break;
    case 'h': *(short *)to = (short)v; break;
    case 0: *(int *)to = (int)v; break;
    default: *(long long *)to = (long long)v; break;
    }
}

BARE static void store_float(void *to, char length, const char *text)
{
    writes(to, length == 'L' ? 16 : length == 'l' ? 8 : 4);
    if (length == 'L')
        *(long double *)to = strtold(text, NULL);
    else if (length == 'l')
        *(double *)to = strtod(text, NULL);
    else
        *(float *)to = strtof(text, NULL);
}

/* ---- text: %s %c %[ ---- */

struct target {
    void *at;       /* the program's buffer; NULL: discard */
    bool wide;
    char **grown;   /* %m: where the block's address goes */
    size_t len, room;
    uint32_t code;  /* a wide character being decoded */
    int more;
};

BARE static bool target_put(struct target *t, int c)
{
    if (t->grown && t->len + 1 >= t->room) {
        size_t room = t->room ? t->room * 2 : 32;
        char *bigger = guest_realloc(t->at, room);
        if (!bigger)
            return false;
        t->at = bigger;
        t->room = room;
    }
    if (!t->at)
        return true;
    if (!t->wide) {
        ((char *)t->at)[t->len++] = (char)c;
        return true;
    }
    if (t->more && (c & 0xc0) == 0x80) {
        t->code = t->code << 6 | (c & 0x3f);
        t->more--;
    } else {
        t->more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
        t->code = t->more ? (uint32_t)c & (0x3fu >> t->more) : (uint32_t)c;
    }
    if (!t->more)
        ((wchar_t *)t->at)[t->len++] = (wchar_t)t->code;
    return true;
}

BARE static void target_end(struct target *t)
{
    if (!t->at)
        return;
    if (t->wide)
        ((wchar_t *)t->at)[t->len] = 0;
    else
        ((char *)t->at)[t->len] = '\0';
    writes(t->at, (t->len + 1) * (t->wide ? sizeof(wchar_t) : 1));
}

/* Reads the set behind "%[" into a table; returns the format behind it. */
BARE static const char *read_set(const char *p, bool in[256])
{
    bool invert = *p == '^';
    if (invert)
        p++;
    memset(in, 0, 256);
    const char *first = p;
    for (; *p && (*p != ']' || p == first); p++) {
        if (*p == '-' && p != first && p[1] && p[1] != ']') {
            for (int c = (unsigned char)p[-1]; c <= (unsigned char)p[1]; c++)
                in[c] = true;
        } else {
            in[(unsigned char)*p] = true;
        }
    }
    for (int c = 0; invert && c < 256; c++)
        in[c] = !in[c];
    return *p ? p + 1 : p;
}

enum result { STORED, SKIPPED, MISMATCH, NO_INPUT };

BARE static enum result scan_text(struct source *s, const struct spec *f, const bool in[256],
                                  void *to)
{
    struct target t = { .at = f->allocate ? NULL : to, .wide = f->length == 'l',
                        .grown = f->allocate ? to : NULL };
    bool chars = f->conversion == 'c';
    long left = f->width ? f->width : chars ? 1 : LONG_MAX;
    long n = 0;
    if (peek(s) == END)
        return NO_INPUT;
    for (; left > 0 && peek(s) != END; left--, n++) {
        int c = peek(s);
        if (f->conversion == 's' && blank(c))
            break;
        if (f->conversion == '[' && !in[c])
            break;
        if (!target_put(&t, c))
            return NO_INPUT;
        next(s);
    }
    if (n == 0)
        return MISMATCH;
    if (!chars)
        target_end(&t);
    if (f->allocate)
        *(void **)to = t.at;
    return f->discard ? SKIPPED : STORED;
}

/* ---- numbers ---- */

BARE static enum result scan_number(struct source *s, const struct spec *f, void *to)
{
    struct field field = { .from = s, .left = f->width ? f->width : INT_MAX };
    if (peek(s) == END)
        return NO_INPUT;
    char c = f->conversion;
    int before = errno;
    if (strchr("eEfFgGaA", c)) {
        if (!scan_float(&field))
            return MISMATCH;
        if (to)
            store_float(to, f->length, field.text);
    } else {
        int base = c == 'i' ? 0 : c == 'o' ? 8 : c == 'x' || c == 'X' || c == 'p' ? 16 : 10;
        if (!scan_integer(&field, base))
            return MISMATCH;
        bool is_signed = c == 'd' || c == 'i';
        unsigned long long v = is_signed ? (unsigned long long)strtoll(field.text, NULL, base)
                                         : strtoull(field.text, NULL, base);
        if (to)
            store_integer(to, c == 'p' ? 'l' : f->length, v);
    }
    errno = before;
    return f->discard ? SKIPPED : STORED;
}

BARE static const char *read_spec(const char *p, struct spec *f)
{
    *f = (struct spec){ 0 };
    if (*p == '*') {
        f->discard = true;
        p++;
    }
    for (; *p >= '0' && *p <= '9'; p++)
        f->width = f->width > INT_MAX / 10 - 1 ? INT_MAX : f->width * 10 + (*p - '0');
    if (*p == 'm') {
        f->allocate = !f->discard;
        p++;
    }
    if (*p && strchr("hljztL", *p)) {
        f->length = *p++;
        if (f->length == 'h' && *p == 'h')
            f->length = 'H', p++;
        else if (f->length == 'l' && *p == 'l')
            f->length = 'q', p++;
    }
    f->conversion = *p;
    return *p ? p + 1 : p;
}

BARE static int scan(struct source *s, const char *p, va_list arguments)
{
    int stored = 0;
    enum result r = STORED;
    va_list ap;
    if (!format_is_text(p))
        return -1;
    va_copy(ap, arguments);
    while (*p) {
        if (blank((unsigned char)*p)) {
            skip_blanks(s);
            p++;
            continue;
        }
        if (*p != '%' || p[1] == '%') {
            if (*p == '%') {
                skip_blanks(s);
                p++;
            }
            int c = peek(s);
            if (c != (unsigned char)*p) {
                r = c == END ? NO_INPUT : MISMATCH;
                break;
            }
            next(s);
            p++;
            continue;
        }
        const char *from = p;
        struct spec f;
        bool in[256];
        p = read_spec(p + 1, &f);
        if (f.conversion == '[')
            p = read_set(p, in);
        if (!f.conversion || !strchr("diouxXpeEfFgGaAsc[n", f.conversion)) {
            finding_add("bad-format-argument", "scanf knows no conversion %.*s", (int)(p - from),
                        from);
            r = MISMATCH;
            break;
        }
        void *to = f.discard ? NULL : va_arg(ap, void *);
        int number;
        if (number_as_address(to, &number)) {
            finding_add("bad-format-argument", "%.*s needs the address of a variable, and was given "
                        "the number %d", (int)(p - from), from, number);
            r = MISMATCH;
            break;
        }
        if (f.conversion == 'n') {
            if (to)
                store_integer(to, f.length, s->count);
            continue;
        }
        if (f.conversion != 'c' && f.conversion != '[')
            skip_blanks(s);
        r = f.conversion == 's' || f.conversion == 'c' || f.conversion == '['
                ? scan_text(s, &f, in, to)
                : scan_number(s, &f, to);
        if (r == MISMATCH || r == NO_INPUT)
            break;
        if (r == STORED)
            stored++;
    }
    va_end(ap);
    if (s->stream && s->ahead >= 0)
        stream_unget(s->stream, s->ahead);
    return r == NO_INPUT && stored == 0 ? END : stored;
}

static int scan_stream(FILE *f, const char *fmt, va_list ap)
{
    if (!stream_check(f))
        return END;
    struct source s = { .stream = f, .ahead = NOT_READ };
    return scan(&s, fmt, ap);
}

LIBC(int, vfscanf, FILE *f, const char *fmt, va_list ap)
{
    int n = scan_stream(f, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, vscanf, const char *fmt, va_list ap)
{
    int n = scan_stream(guest_stdin, fmt, ap);
    KEEP_FRAME();
    return n;
}

LIBC(int, vsscanf, const char *text, const char *fmt, va_list ap)
{
    struct source s = { .text = text, .ahead = NOT_READ };
    return scan(&s, fmt, ap);
}

LIBC(int, fscanf, FILE *f, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = scan_stream(f, fmt, ap);
    va_end(ap);
    return n;
}

LIBC(int, scanf, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = scan_stream(guest_stdin, fmt, ap);
    va_end(ap);
    return n;
}

LIBC(int, sscanf, const char *text, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = guest_vsscanf(text, fmt, ap);
    va_end(ap);
    return n;
}
