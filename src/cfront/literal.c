/* Numbers, characters and strings, C11 6.4.4 and 6.4.5. A preprocessing number is
 * read here for the first time, so that what is wrong with it can be told in full. */
#include "base/hash.h"
#include "cfront/parse.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct span token_span(const struct token *t)
{
    return (struct span){t->at, t->at + t->length};
}

/* ---- integers -------------------------------------------------------------------- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/* "u", "l", "ull", "LLU"... False: not a suffix. */
static bool integer_suffix(struct str s, bool *ret_unsigned, int *ret_longs)
{
    *ret_unsigned = false;
    *ret_longs = 0;
    for (size_t i = 0; i < s.len;) {
        if ((s.at[i] == 'u' || s.at[i] == 'U') && !*ret_unsigned) {
            *ret_unsigned = true;
            i++;
        } else if ((s.at[i] == 'l' || s.at[i] == 'L') && !*ret_longs) {
            *ret_longs = i + 1 < s.len && s.at[i + 1] == s.at[i] ? 2 : 1;
            i += (size_t)*ret_longs;
        } else {
            return false;
        }
    }
    return true;
}

/* The first of the list of 6.4.4.1 in which the value fits, or NULL. */
static struct type *integer_type(uint64_t v, bool decimal, bool is_unsigned, int longs)
{
    static const struct { struct type *s, *u; uint64_t max; } list[] = {
        {&type_int, &type_uint, INT32_MAX},
        {&type_long, &type_ulong, INT64_MAX},
        {&type_llong, &type_ullong, INT64_MAX},
    };
    for (int i = longs; i < 3; i++) {
        if (!is_unsigned && v <= list[i].max)
            return list[i].s;
        if ((is_unsigned || !decimal) && v <= list[i].max * 2 + 1)
            return list[i].u;
    }
    return NULL;
}

static struct expr *bad_number(struct parser *p, const struct token *t, const char *why)
{
    parse_error(p, "invalid-number", token_span(t), "'" STR_FMT "' is not how a number is written",
                STR_ARG(t->text));
    report_advice(p->c, "%s", why);
    return expr_error(p, token_span(t));
}

static struct expr *integer(struct parser *p, const struct token *t)
{
    struct str s = t->text;
    int base = 10;
    size_t i = 0;
    if (s.at[0] == '0' && s.len > 1) {
        char x = s.at[1];
        base = x == 'x' || x == 'X' ? 16 : x == 'b' || x == 'B' ? 2 : 8;
        i = base == 8 ? 1 : 2;
    }
    size_t first = i;
    uint64_t v = 0;
    bool over = false;
    for (; i < s.len && digit_of(s.at[i]) < base; i++) {
        over = over || __builtin_mul_overflow(v, (uint64_t)base, &v)
            || __builtin_add_overflow(v, (uint64_t)digit_of(s.at[i]), &v);
    }
    bool is_unsigned;
    int longs;
    if (i == first && base != 8)
        return bad_number(p, t, base == 16 ? "behind 0x stand the digits 0 to 9 and a to f"
                                           : "behind 0b stand the digits 0 and 1");
    if (!integer_suffix(str_slice(s, i, s.len), &is_unsigned, &longs)) {
        if (base == 8 && (s.at[i] == '8' || s.at[i] == '9'))
            return bad_number(p, t, "a number that begins with 0 is octal: it has the digits 0 to 7 only");
        if (base == 2 && s.at[i] >= '2' && s.at[i] <= '9')
            return bad_number(p, t, "behind 0b stand the digits 0 and 1");
        if (s.at[i] == 'i' || s.at[i] == 'j')
            return bad_number(p, t, "complex numbers are not part of this course");
        if (s.at[i] == '_' || s.at[i] == '\'')
            return bad_number(p, t, "the digits of a number stand together, with nothing between them");
        return bad_number(p, t, "a name cannot begin with a digit; what may stand behind a number are "
                                "u, l and ll");
    }
    struct type *type = over ? NULL : integer_type(v, base == 10, is_unsigned, longs);
    if (!type) {
        parse_error(p, "number-range", token_span(t), over ? "this number is too big for every type"
                    : "this number is too big for every signed type");
        if (!over && v == (uint64_t)INT64_MAX + 1)
            report_advice(p->c, "the smallest long is LONG_MIN of <limits.h>");
        else if (!over)
            report_advice(p->c, "a u behind it makes it unsigned");
        else
            report_advice(p->c, "the biggest is 18446744073709551615u");
        return expr_error(p, token_span(t));
    }
    return expr_int(p, (int64_t)v, type, token_span(t));
}

/* ---- floating numbers ------------------------------------------------------------ */

static bool is_floating(struct str s)
{
    bool hex = s.len > 1 && s.at[0] == '0' && (s.at[1] == 'x' || s.at[1] == 'X');
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c == '.' || (hex ? c == 'p' || c == 'P' : c == 'e' || c == 'E'))
            return true;
    }
    return false;
}

static struct expr *floating(struct parser *p, const struct token *t)
{
    struct str s = t->text;
    char last = s.at[s.len - 1];
    bool hex = s.len > 1 && (s.at[1] == 'x' || s.at[1] == 'X');
    struct type *type = &type_double;
    if ((last == 'f' || last == 'F') && !(hex && !memchr(s.at, 'p', s.len) && !memchr(s.at, 'P', s.len)))
        type = &type_float;
    else if (last == 'l' || last == 'L')
        type = &type_ldouble;
    struct str digits = type == &type_double ? s : str_slice(s, 0, s.len - 1);
    if (hex && !memchr(s.at, 'p', s.len) && !memchr(s.at, 'P', s.len))
        return bad_number(p, t, "a hexadecimal number with a point needs its exponent, as in 0x1.8p3");
    char *end, *text = arena_cstr(p->c->arena, digits);
    /* The rounding is that of the type; the point is a point whatever the user's locale. */
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    long double v;
    if (type == &type_float)
        v = strtof_l(text, &end, plain);
    else if (type == &type_double)
        v = strtod_l(text, &end, plain);
    else
        v = strtold_l(text, &end, plain);
    freelocale(plain);
    if (*end || !digits.len) {
        if (*end == 'i' || *end == 'j')
            return bad_number(p, t, "complex numbers are not part of this course");
        if (*end == '.')
            return bad_number(p, t, "a number has one point");
        return bad_number(p, t, *end == 'e' || *end == 'E' || *end == 'p'
                          ? "behind the e stands a whole number" : "what may stand behind it are f and l");
    }
    if (isinf(v)) {
        parse_error(p, "number-range", token_span(t), "this number is too big for '%s'",
                    type_text(p->c, type));
        return expr_error(p, token_span(t));
    }
    struct expr *e = expr_new(p, EXPR_FLOAT, type, token_span(t));
    e->real = v;
    return e;
}

struct expr *literal_number(struct parser *p, const struct token *t)
{
    return is_floating(t->text) ? floating(p, t) : integer(p, t);
}

/* ---- characters and escapes ------------------------------------------------------ */

enum width { NARROW = 1, UTF16 = 2, UTF32 = 4, WIDE = 5 /* wchar_t: int */ };

/* Takes the prefix off a spelling and its quotes; what lies between them is left. */
static enum width unwrap(struct str *s, bool *ret_utf8)
{
    enum width w = NARROW;
    *ret_utf8 = false;
    size_t i = 0;
    if (s->at[0] == 'L') {
        w = WIDE;
        i = 1;
    } else if (s->at[0] == 'U') {
        w = UTF32;
        i = 1;
    } else if (s->at[0] == 'u') {
        *ret_utf8 = s->len > 1 && s->at[1] == '8';
        w = *ret_utf8 ? NARROW : UTF16;
        i = *ret_utf8 ? 2 : 1;
    }
    size_t end = s->len > i + 1 && s->at[s->len - 1] == s->at[i] ? s->len - 1 : s->len;
    *s = str_slice(*s, i + 1, end > i ? end : i + 1);
    return w;
}

static size_t unit_size(enum width w)
{
    return w == WIDE ? 4 : (size_t)w;
}

/* One escape at s[*i] == '\\'; moves *i behind it. *ret_code: it names a character (\u),
 * not a unit. */
static uint32_t escape(struct parser *p, struct span at, struct str s, size_t *i, enum width w,
                       bool *ret_code)
{
    uint64_t max = w == NARROW ? 0xff : w == UTF16 ? 0xffff : 0xffffffff;
    *ret_code = false;
    size_t n = *i + 1;
    char c = n < s.len ? s.at[n] : '\\';
    *i = n + 1;
    switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'v': return '\v';
    case 'e': case 'E': return 27; /* GNU */
    case '\\': case '\'': case '"': case '?': return (uint32_t)(unsigned char)c;
    default: break;
    }
    uint64_t v = 0;
    if (c >= '0' && c <= '7') {
        for (int k = 0; k < 3 && n < s.len && digit_of(s.at[n]) < 8; k++, n++)
            v = v * 8 + (uint64_t)digit_of(s.at[n]);
        *i = n;
    } else if (c == 'x') {
        size_t first = ++n;
        for (; n < s.len && digit_of(s.at[n]) < 16; n++)
            v = v > max ? v : v * 16 + (uint64_t)digit_of(s.at[n]);
        *i = n;
        if (n == first) {
            parse_error(p, "invalid-escape", at, "behind \\x stand the digits of a hexadecimal number");
            return 0;
        }
    } else if (c == 'u' || c == 'U') {
        int want = c == 'u' ? 4 : 8, k = 0;
        for (n++; k < want && n < s.len && digit_of(s.at[n]) < 16; k++, n++)
            v = v * 16 + (uint64_t)digit_of(s.at[n]);
        *i = n;
        *ret_code = true;
        if (k < want || v > 0x10ffff || (v >= 0xd800 && v < 0xe000)) {
            parse_error(p, "invalid-escape", at, "behind \\%c stand the %d hexadecimal digits of a "
                        "Unicode character", c, want);
            return '?';
        }
        return (uint32_t)v;
    } else {
        report_warning(p->c, "unknown-escape", at, c >= ' ' && c < 127 ? "there is no escape \\%c"
                       : "there is no such escape", c);
        report_advice(p->c, "a backslash itself is written \\\\");
        return (uint32_t)(unsigned char)c;
    }
    if (v > max) {
        parse_error(p, "invalid-escape", at, "the number behind \\ is too big for one character");
        v &= max;
    }
    return (uint32_t)v;
}

static void add_unit(struct buf *b, uint32_t v, enum width w)
{
    char bytes[4] = {(char)v, (char)(v >> 8), (char)(v >> 16), (char)(v >> 24)};
    buf_add(b, bytes, unit_size(w));
}

static void add_code(struct buf *b, uint32_t code, enum width w)
{
    if (w == NARROW) {
        char bytes[4];
        buf_add(b, bytes, utf8_encode(code, bytes));
    } else if (w == UTF16 && code > 0xffff) {
        add_unit(b, 0xd800 + ((code - 0x10000) >> 10), w);
        add_unit(b, 0xdc00 + ((code - 0x10000) & 0x3ff), w);
    } else {
        add_unit(b, code, w);
    }
}

/* The units of what stands between quotes, appended. */
static void add_text(struct parser *p, struct span at, struct str s, enum width w, struct buf *b)
{
    for (size_t i = 0; i < s.len;) {
        if (s.at[i] == '\\') {
            bool is_code;
            uint32_t v = escape(p, at, s, &i, w, &is_code);
            if (is_code)
                add_code(b, v, w);
            else
                add_unit(b, v, w);
        } else if (w == NARROW) {
            size_t from = i;
            while (i < s.len && s.at[i] != '\\')
                i++;
            buf_add(b, s.at + from, i - from);
        } else {
            uint32_t code;
            i += utf8_decode(s.at + i, s.len - i, &code);
            add_code(b, code, w);
        }
    }
}

struct expr *literal_char(struct parser *p, const struct token *t)
{
    struct span at = token_span(t);
    struct str s = t->text;
    bool utf8;
    enum width w = unwrap(&s, &utf8);
    struct buf b = {0};
    add_text(p, at, s, w, &b);
    size_t unit = unit_size(w), count = b.len / unit;
    struct type *type = w == UTF16 ? &type_ushort : w == UTF32 ? &type_uint : &type_int;
    int64_t v = 0;
    if (count == 0) {
        parse_error(p, "empty-char", at, "there is no character between the quotes");
        report_advice(p->c, "a blank is written ' ', the end of a text '\\0'");
        buf_release(&b);
        return expr_error(p, at);
    }
    if (w == NARROW) {
        uint32_t bytes = 0;
        for (size_t i = 0; i < count; i++)
            bytes = bytes << 8 | (unsigned char)b.at[i];
        v = count == 1 ? (signed char)b.at[0] : (int32_t)bytes;
        uint32_t code;
        if (count > 1) {
            bool one = utf8_decode(s.at, s.len, &code) == s.len;
            report_warning(p->c, "multi-char", at, one ? "this character takes %zu bytes, more than a char"
                           : "%zu characters stand between single quotes", count);
            report_advice(p->c, "a text stands between \" and \"");
        }
    } else {
        uint32_t last = 0;
        memcpy(&last, b.at + b.len - unit, unit);
        v = w == WIDE ? (int32_t)last : (int64_t)last;
        if (count > 1)
            report_warning(p->c, "multi-char", at, "more than one character stands between the quotes");
    }
    buf_release(&b);
    return expr_int(p, v, type, at);
}

/* ---- strings --------------------------------------------------------------------- */

/* Strings of the whole program by their bytes and element type. */
struct literals {
    struct literal { struct object *object; uint32_t hash; struct literal *next; } **buckets;
    size_t bucket_count, count;
};

static struct object *string_object(struct parser *p, struct str bytes, struct type *element,
                                    struct span at)
{
    struct object *o = arena_alloc(p->c->arena, sizeof *o);
    o->type = type_array_of(p->c, element, bytes.len / element->size);
    o->storage = STORAGE_STATIC;
    o->is_literal = o->has_init = o->is_used = o->is_set = o->is_defined = true;
    o->align = (uint32_t)element->size;
    o->bytes = arena_str(p->c->arena, bytes);
    o->at = at;
    o->unit = p->c->unit;
    vec_push(&p->c->tree->objects, o);
    return o;
}

static void grow(struct parser *p, struct literals *l)
{
    size_t count = l->bucket_count ? l->bucket_count * 2 : 64;
    struct literal **buckets = arena_array(p->c->arena, count, sizeof *buckets);
    for (size_t i = 0; i < l->bucket_count; i++) {
        for (struct literal *s = l->buckets[i], *next; s; s = next) {
            next = s->next;
            s->next = buckets[s->hash & (count - 1)];
            buckets[s->hash & (count - 1)] = s;
        }
    }
    l->buckets = buckets;
    l->bucket_count = count;
}

static struct object *shared_string(struct parser *p, struct str bytes, struct type *element,
                                    struct span at)
{
    struct literals *l = p->c->tree->literals;
    if (!l)
        l = p->c->tree->literals = arena_alloc(p->c->arena, sizeof *l);
    if (l->count >= l->bucket_count)
        grow(p, l);
    uint32_t hash = fnv32(FNV32_START ^ element->kind, bytes.at, bytes.len);
    struct literal **bucket = &l->buckets[hash & (l->bucket_count - 1)];
    for (struct literal *s = *bucket; s; s = s->next)
        if (s->hash == hash && s->object->type->base->kind == element->kind
            && str_eq(s->object->bytes, bytes))
            return s->object;
    struct literal *s = arena_alloc(p->c->arena, sizeof *s);
    *s = (struct literal){string_object(p, bytes, element, at), hash, *bucket};
    *bucket = s;
    l->count++;
    return s->object;
}

struct expr *literal_string(struct parser *p)
{
    struct span at = parse_here(p);
    enum width w = NARROW;
    bool any_utf8 = false;
    for (const struct token *t = p->t; t->kind == TOKEN_STRING; t++) {
        struct str s = t->text;
        bool utf8;
        enum width one = unwrap(&s, &utf8);
        any_utf8 |= utf8;
        if (one == NARROW)
            continue;
        if (w != NARROW && one != w)
            parse_error(p, "mixed-strings", token_span(t),
                        "strings with different prefixes cannot be joined");
        w = one;
    }
    if (any_utf8 && w != NARROW)
        parse_error(p, "mixed-strings", at, "strings with different prefixes cannot be joined");
    struct buf b = {0};
    while (p->t->kind == TOKEN_STRING) {
        struct str s = p->t->text;
        bool utf8;
        unwrap(&s, &utf8);
        add_text(p, token_span(p->t), s, w, &b);
        p->t++;
    }
    at = parse_since(p, at);
    add_unit(&b, 0, w);
    struct type *element = w == NARROW ? &type_char : w == UTF16 ? &type_ushort
        : w == UTF32 ? &type_uint : &type_int;
    struct object *o = shared_string(p, buf_view(&b), element, at);
    buf_release(&b);
    struct expr *e = expr_new(p, EXPR_OBJECT, o->type, at);
    e->object = o;
    e->is_lvalue = true;
    return e;
}

struct expr *literal_function_name(struct parser *p, struct span at)
{
    struct object **own = &p->function->own_name;
    if (!*own) {
        struct str name = p->function->name->text;
        struct str bytes = arena_str(p->c->arena, name);
        bytes.len++; /* the NUL behind */
        *own = string_object(p, bytes, type_with(p->c, &type_char, QUAL_CONST), at);
    }
    struct expr *e = expr_new(p, EXPR_OBJECT, (*own)->type, at);
    e->object = *own;
    e->is_lvalue = true;
    return e;
}
