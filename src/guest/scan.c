/* scan.c - the scanf family.
 *
 * One reader over a source of bytes, a stream or a string, that can look one
 * byte ahead. Numbers are collected into a buffer, byte by byte as far as the
 * longest prefix that could still become one, and then converted; as C has it,
 * a field that breaks off ("0x", "1e+") is a failure and its bytes are gone.
 *
 * Each argument comes with its C type: what is no pointer to the type that the
 * conversion stores is told, nothing is stored, and the scan ends there. */
#include "guest/kinds.h"
#include "guest/stream.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER = 512 };

struct source {
    struct open_stream *stream; /* or NULL: the string */
    const char *text, *text_end;
    int ahead;        /* the next byte, END, or NOT_READ */
    size_t count;     /* bytes consumed */
};
enum { NOT_READ = -2 };

static int peek(struct source *s)
{
    if (s->ahead == NOT_READ) {
        if (s->stream)
            s->ahead = stream_get(s->stream);
        else
            s->ahead = s->text < s->text_end ? (unsigned char)*s->text++ : END;
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

static unsigned integer_size(char length)
{
    return length == 'H' ? 1 : length == 'h' ? 2 : length ? 8 : 4;
}

static void store_integer(void *to, char length, unsigned long long v)
{
    unsigned size = integer_size(length);
    writes_value(to, size);
    memcpy(to, &v, size); /* the low bytes come first */
}

static void store_float(void *to, char length, const char *text)
{
    writes_value(to, length == 'L' ? 16 : length == 'l' ? 8 : 4);
    if (length == 'L')
        *(long double *)to = strtold(text, NULL);
    else if (length == 'l')
        *(double *)to = strtod(text, NULL);
    else
        *(float *)to = strtof(text, NULL);
}

/* ---- text: %s %c %[ ---- */

struct target {
    void *at;       /* the program's buffer */
    bool wide, discard;
    char **grown;   /* %m: where the block's address goes */
    size_t len, room;
    uint32_t code;  /* a wide character being decoded */
    int more;
};

/* Each character is checked as it is stored: how long the text is, nobody knew. */
static void target_store(struct target *t, uint32_t c)
{
    if (t->wide) {
        wchar_t *to = (wchar_t *)t->at + t->len;
        writes_value(to, sizeof *to);
        *to = (wchar_t)c;
    } else {
        char *to = (char *)t->at + t->len;
        writes(to, 1);
        *to = (char)c;
    }
}

static bool target_put(struct target *t, int c)
{
    size_t each = t->wide ? sizeof(wchar_t) : 1;
    if (t->grown && t->len + 1 >= t->room) {
        size_t room = t->room ? t->room * 2 : 32;
        char *bigger = guest_realloc(t->at, room * each);
        if (!bigger)
            return false;
        t->at = bigger;
        t->room = room;
        writes_pointer(t->grown, bigger);
    }
    if (t->discard)
        return true;
    if (!t->wide) {
        target_store(t, (unsigned char)c);
        t->len++;
        return true;
    }
    if (t->more && (c & 0xc0) == 0x80) {
        t->code = t->code << 6 | (c & 0x3f);
        t->more--;
    } else {
        t->more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0 ? 1 : 0;
        t->code = t->more ? (uint32_t)c & (0x3fu >> t->more) : (uint32_t)c;
    }
    if (!t->more) {
        target_store(t, t->code);
        t->len++;
    }
    return true;
}

/* Reads the set behind "%[" into a table; returns the format behind it. */
static const char *read_set(const char *p, bool in[256])
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

static enum result scan_text(struct source *s, const struct spec *f, const bool in[256],
                             void *to)
{
    struct target t = { .at = f->allocate ? NULL : to, .wide = f->length == 'l',
                        .discard = f->discard, .grown = f->allocate ? to : NULL };
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
    if (!chars && !t.discard)
        target_store(&t, 0);
    charge_bytes((size_t)n);
    return f->discard ? SKIPPED : STORED;
}

/* ---- numbers ---- */

static enum result scan_number(struct source *s, const struct spec *f, void *to)
{
    struct field field = { .from = s, .left = f->width ? f->width : INT_MAX };
    if (peek(s) == END)
        return NO_INPUT;
    char c = f->conversion;
    if (strchr("eEfFgGaA", c)) {
        if (!scan_float(&field))
            return MISMATCH;
        if (!f->discard)
            store_float(to, f->length, field.text);
    } else {
        int base = c == 'i' ? 0 : c == 'o' ? 8 : c == 'x' || c == 'X' || c == 'p' ? 16 : 10;
        if (!scan_integer(&field, base))
            return MISMATCH;
        bool is_signed = c == 'd' || c == 'i';
        unsigned long long v = is_signed ? (unsigned long long)strtoll(field.text, NULL, base)
                                         : strtoull(field.text, NULL, base);
        if (!f->discard)
            store_integer(to, c == 'p' ? 'l' : f->length, v);
    }
    return f->discard ? SKIPPED : STORED;
}

static const char *read_spec(const char *p, struct spec *f)
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

/* ---- arguments ---- */

/* Whether a pointer with this tag points to what f stores. */
static bool suits(const struct spec *f, U type)
{
    if (!kind_pointer(type))
        return false;
    bool twice = type >= T_POINTER_TO_POINTER;
    U to = twice ? T_POINTER : kind_pointee(type);
    if (type == T_POINTER || to == T_VOID)
        return true; /* nobody can say; the store is checked */
    switch (f->conversion) {
    case 's': case 'c': case '[':
        if (f->allocate)
            return twice && (f->length == 'l' ? type - T_POINTER_TO_POINTER == T_INT
                                              : kind_char(type - T_POINTER_TO_POINTER));
        return f->length == 'l' ? to == T_INT || to == T_UINT : kind_char(to);
    case 'p':
        return to == T_POINTER;
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': case 'n':
        return (kind_small(to) || kind_long(to)) && to != T_BOOL &&
               kind_size(to) == integer_size(f->length);
    default:
        return to == (f->length == 'L' ? T_LDOUBLE : f->length == 'l' ? T_DOUBLE : T_FLOAT);
    }
}

static const char *wanted(const struct spec *f)
{
    switch (f->conversion) {
    case 's': case 'c': case '[':
        return f->allocate ? "char *" : f->length == 'l' ? "wchar_t" : "char";
    case 'p':
        return "void *";
    case 'd': case 'i': case 'n':
        return f->length == 'H' ? "signed char" : f->length == 'h' ? "short" : f->length == 'q' ?
               "long long" : f->length ? "long" : "int";
    case 'u': case 'o': case 'x': case 'X':
        return f->length == 'H' ? "unsigned char" : f->length == 'h' ? "unsigned short" :
               f->length == 'z' ? "size_t" : f->length == 'q' ? "unsigned long long" :
               f->length ? "unsigned long" : "unsigned int";
    default:
        return f->length == 'L' ? "long double" : f->length == 'l' ? "double" : "float";
    }
}

/* The next argument's address; false: told. */
static bool take(struct varlist *args, const struct spec *f, const char *from, int len, void **ret)
{
    const struct argument *a = varlist_next(args);
    char name[KIND_NAME];
    if (!a) {
        finding_add("bad-format-argument", "%.*s has no argument: there are only %d behind the format",
                    len, from, (int)args->next);
        return false;
    }
    if (!kind_pointer(a->type)) {
        finding_add("bad-format-argument", "%.*s needs the address of a variable, and argument %d behind "
                    "the format is %s: is an & missing?", len, from, (int)args->next,
                    kind_name(a->type, name));
        return false;
    }
    *ret = a->v.p;
    if (suits(f, a->type))
        return true;
    kind_name(a->type, name);
    if (kind_pointee(a->type) == T_ARRAY && a->type < T_POINTER_TO_POINTER) {
        finding_add("bad-format-argument", "%.*s needs the address of a %s, and argument %d behind the "
                    "format is the address of an array: leave out the &", len, from, wanted(f),
                    (int)args->next);
        return true; /* it is the same place */
    }
    finding_add("bad-format-argument", "%.*s needs the address of %s %s, and argument %d behind the format "
                "is %s", len, from, strchr("aeiou", *wanted(f)) ? "an" : "a", wanted(f),
                (int)args->next, name);
    return false;
}

/* The lengths that go with a conversion. */
static bool known(const struct spec *f)
{
    switch (f->conversion) {
    case 'd': case 'i': case 'o': case 'u': case 'x': case 'X': case 'n':
        return f->length != 'L';
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case 'a': case 'A':
        return f->length == 0 || f->length == 'l' || f->length == 'L';
    case 's': case 'c': case '[':
        return f->length == 0 || f->length == 'l';
    case 'p':
        return f->length == 0;
    }
    return false;
}

static int scan(struct source *s, const char *p, struct varlist *args)
{
    int stored = 0;
    enum result r = STORED;
    charge_bytes(text_length(p, SIZE_MAX));
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
        int len = (int)(p - from);
        if (!known(&f)) {
            finding_add("bad-format-argument", f.conversion ? "scanf knows no conversion %.*s"
                        : "the format ends within a conversion: %.*s", len, from);
            r = MISMATCH;
            break;
        }
        void *to = NULL;
        if (!f.discard && !take(args, &f, from, len, &to)) {
            r = MISMATCH;
            break;
        }
        if (f.conversion == 'n') {
            if (!f.discard)
                store_integer(to, f.length, s->count);
            continue;
        }
        if (f.conversion != 'c' && f.conversion != '[')
            skip_blanks(s);
        if (f.conversion == 's' || f.conversion == 'c' || f.conversion == '[')
            r = scan_text(s, &f, in, to);
        else
            r = scan_number(s, &f, to);
        if (r == MISMATCH || r == NO_INPUT)
            break;
        if (r == STORED)
            stored++;
    }
    charge_bytes(s->count);
    if (s->stream && s->ahead >= 0)
        stream_unget(s->stream, s->ahead);
    return r == NO_INPUT && stored == 0 ? END : stored;
}

static int scan_stream(struct open_stream *f, const char *fmt, struct varlist *args)
{
    if (!f || !args)
        return END;
    struct source s = { .stream = f, .ahead = NOT_READ };
    return scan(&s, fmt, args);
}

static int scan_string(const char *text, const char *fmt, struct varlist *args)
{
    if (!args)
        return END;
    struct source s = { .text = text, .ahead = NOT_READ };
    s.text_end = text + text_length(text, SIZE_MAX);
    return scan(&s, fmt, args);
}

LIBC(int, vfscanf, FILE *f, const char *fmt, P list)
{
    return scan_stream(stream_check(f), fmt, varlist_at(list));
}

LIBC(int, vscanf, const char *fmt, P list)
{
    return scan_stream(stream_standard(0), fmt, varlist_at(list));
}

LIBC(int, vsscanf, const char *text, const char *fmt, P list)
{
    return scan_string(text, fmt, varlist_at(list));
}

LIBC(int, fscanf, FILE *f, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return scan_stream(stream_check(f), fmt, &args);
}

LIBC(int, scanf, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return scan_stream(stream_standard(0), fmt, &args);
}

LIBC(int, sscanf, const char *text, const char *fmt, V arguments)
{
    struct varlist args = varlist_of(arguments);
    return scan_string(text, fmt, &args);
}
